/** An application that prints what a panel sends, on Spring Boot 4 with MVC. */
package io.remnawave.webhook.samples.springboot;
