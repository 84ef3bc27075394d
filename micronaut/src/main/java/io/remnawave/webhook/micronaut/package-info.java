/** Takes deliveries in Micronaut, and hands them to the listener methods of any bean without reflection. */
@NullMarked
package io.remnawave.webhook.micronaut;

import org.jspecify.annotations.NullMarked;
