/**
 * Receives the webhooks of a Remnawave panel: {@link io.remnawave.webhook.WebhookReceiver} takes every request, and the
 * HTTP adapters differ in nothing else.
 */
@NullMarked
package io.remnawave.webhook;

import org.jspecify.annotations.NullMarked;
