/** Takes deliveries in Spring MVC. */
@NullMarked
package io.remnawave.webhook.spring.servlet;

import org.jspecify.annotations.NullMarked;
