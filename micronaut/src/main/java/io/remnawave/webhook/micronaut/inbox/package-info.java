/** The durable inbox in a Micronaut application. */
@NullMarked
package io.remnawave.webhook.micronaut.inbox;

import org.jspecify.annotations.NullMarked;
