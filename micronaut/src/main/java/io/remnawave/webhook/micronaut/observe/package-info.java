/** Meters, where the application has a registry for them. */
@NullMarked
package io.remnawave.webhook.micronaut.observe;

import org.jspecify.annotations.NullMarked;
