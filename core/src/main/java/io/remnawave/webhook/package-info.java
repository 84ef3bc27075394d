/**
 * Receives the webhooks of a Remnawave panel: {@link io.remnawave.webhook.WebhookReceiver} is the one door, and every HTTP
 * adapter drives it alike.
 */
@NullMarked
package io.remnawave.webhook;

import org.jspecify.annotations.NullMarked;
