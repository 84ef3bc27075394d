/** Spring Boot under load: one application for MVC and for WebFlux, with the starter's endpoint and a plain controller. */
@NullMarked
package io.remnawave.webhook.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
