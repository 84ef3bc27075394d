package io.remnawave.webhook.testkit.panel;

import java.time.Duration;
import java.util.List;

/**
 * Many events that were emitted together. Immutable.
 *
 * @param deliveries in the order in which they were given, which is not the order of their arrival
 */
public record EmittedDeliveries(List<EmittedDelivery> deliveries) {

    public EmittedDeliveries {
        deliveries = List.copyOf(deliveries);
    }

    /** Whether each was accepted. */
    public boolean accepted() {
        return deliveries.stream().allMatch(EmittedDelivery::accepted);
    }

    /** Those that were not accepted. */
    public List<EmittedDelivery> notAccepted() {
        return deliveries.stream().filter(delivery -> !delivery.accepted()).toList();
    }

    /**
     * The latency that a share of all tries stayed below or at, e.g. {@code latency(0.99)}.
     *
     * @param share 0 to 1
     * @throws IllegalStateException if nothing was sent
     */
    public Duration latency(double share) {
        List<Duration> sorted = deliveries.stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .map(Attempt::latency)
                .sorted()
                .toList();
        if (sorted.isEmpty()) {
            throw new IllegalStateException("Nothing was sent, so there is no latency.");
        }
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.min(Math.max(rank, 1), sorted.size()) - 1);
    }
}
