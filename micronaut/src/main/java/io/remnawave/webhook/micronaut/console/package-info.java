/** The developer console, where {@code remnawave.webhook.console.enabled} is true. */
@NullMarked
package io.remnawave.webhook.micronaut.console;

import org.jspecify.annotations.NullMarked;
