package io.remnawave.webhook.inbox.internal.storage;

/**
 * The claim of an instance to run a delivery. Whoever takes the delivery over raises the version of its task, and the claim is
 * lost.
 *
 * @param instance that has claimed it
 * @param version of the task, as it was claimed
 */
public record Claim(String deliveryId, String instance, long version) {}
