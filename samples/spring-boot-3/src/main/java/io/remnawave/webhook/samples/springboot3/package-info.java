/** An application that prints what a panel sends, on Spring Boot 3 with WebFlux. */
package io.remnawave.webhook.samples.springboot3;
