/**
 * The Spring Boot starter: configures a {@link io.remnawave.webhook.WebhookReceiver} from {@code remnawave.webhook.*} and
 * hands it the listener methods of the application's beans.
 */
@NullMarked
package io.remnawave.webhook.spring;

import org.jspecify.annotations.NullMarked;
