package io.remnawave.webhook.samples.demo;

/**
 * What {@code GET /events/count} answers.
 *
 * @param handled how often events were handled
 * @param distinct how many different ones
 */
record HandledCount(long handled, long distinct) {}
