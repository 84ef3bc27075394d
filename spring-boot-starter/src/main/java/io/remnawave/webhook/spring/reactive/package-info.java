/** Takes deliveries in Spring WebFlux, and runs no listener on an event loop that may block. */
@NullMarked
package io.remnawave.webhook.spring.reactive;

import org.jspecify.annotations.NullMarked;
