package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A signed event on its way to every URL. */
record Emission(EmittedDelivery delivery, EmissionPlan plan, List<URI> urls, DeliveryPolicy policy) {

    /** Completes when all jobs are done; can be called again, for the same bytes. */
    CompletableFuture<EmittedDelivery> deliver(DeliveryQueue queue) {
        SignedDelivery request = plan.onTheWay.apply(delivery.signed());
        List<CompletableFuture<Void>> jobs = new ArrayList<>();
        for (URI url : urls) {
            CompletableFuture<Void> previous = CompletableFuture.completedFuture(null);
            for (int copy = 0; copy < plan.copies; copy++) {
                CompletableFuture<Void> job = plan.together
                        ? run(queue, url, request)
                        : previous.thenCompose(done -> run(queue, url, request));
                jobs.add(job);
                previous = job;
            }
        }
        return CompletableFuture.allOf(jobs.toArray(CompletableFuture[]::new)).thenApply(done -> delivery);
    }

    private CompletableFuture<Void> run(DeliveryQueue queue, URI url, SignedDelivery request) {
        return queue.submit(url, request, plan, policy).thenAccept(delivery::add);
    }
}
