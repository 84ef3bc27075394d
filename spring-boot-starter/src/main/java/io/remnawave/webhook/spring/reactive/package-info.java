/** Takes deliveries in Spring WebFlux, and never runs a listener on an event loop. */
@NullMarked
package io.remnawave.webhook.spring.reactive;

import org.jspecify.annotations.NullMarked;
