package io.remnawave.webhook.samples.micronaut;

import io.micronaut.core.annotation.Introspected;

/**
 * One handled event as {@code GET /events} shows it.
 *
 * @param timestamp the signed one, in the panel's format
 */
@Introspected
record JournalEntry(String event, String timestamp, String deliveryId, String subject, String panelScope) {}
