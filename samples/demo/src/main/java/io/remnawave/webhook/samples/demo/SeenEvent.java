package io.remnawave.webhook.samples.demo;

/** One element of what {@code GET /events} answers. */
record SeenEvent(String event, String deliveryId, String subject) {}
