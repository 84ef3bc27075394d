/**
 * The developer console: a page of its own on loopback that shows what came, what it was answered and why, and what each listener
 * did; it sends events, sends them again, and keeps them as tests. {@link io.remnawave.webhook.console.WebhookConsole} starts it.
 */
@NullMarked
package io.remnawave.webhook.console;

import org.jspecify.annotations.NullMarked;
