package io.remnawave.webhook.samples.inbox;

/**
 * One handled event as {@code GET /events} shows it.
 *
 * @param timestamp the signed one, in the panel's format
 */
record JournalEntry(String event, String timestamp, String deliveryId, String subject, String panelScope) {}
