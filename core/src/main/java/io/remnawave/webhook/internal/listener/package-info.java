/** The rules of listeners: names that match, parameters that an event can fill, mistakes that are found at start. */
@NullMarked
package io.remnawave.webhook.internal.listener;

import org.jspecify.annotations.NullMarked;
