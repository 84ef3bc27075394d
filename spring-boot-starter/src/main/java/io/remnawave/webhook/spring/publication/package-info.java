/** Publishes events to the application context, for {@code @EventListener} and its relatives. */
@NullMarked
package io.remnawave.webhook.spring.publication;

import org.jspecify.annotations.NullMarked;
