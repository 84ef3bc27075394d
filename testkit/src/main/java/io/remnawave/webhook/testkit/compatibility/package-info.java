/**
 * The adapter compatibility kit: what every adapter must do on a real server, written once. Extend
 * {@link io.remnawave.webhook.testkit.compatibility.WebhookAdapterCompatibilityKit}.
 */
@NullMarked
package io.remnawave.webhook.testkit.compatibility;

import org.jspecify.annotations.NullMarked;
