/** What Micronaut Security, where there is one, does to deliveries. It is asked and never changed. */
@NullMarked
package io.remnawave.webhook.micronaut.security;

import org.jspecify.annotations.NullMarked;
