@NullMarked
package io.remnawave.webhook.docs.listeners;

import org.jspecify.annotations.NullMarked;
