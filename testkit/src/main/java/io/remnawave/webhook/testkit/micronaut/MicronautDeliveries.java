package io.remnawave.webhook.testkit.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;

/** Deliveries for Micronaut's HTTP client. */
public final class MicronautDeliveries {

    private MicronautDeliveries() {}

    /** A POST: {@code client.toBlocking().exchange(delivery("/remnawave/webhook", signed))}. */
    public static MutableHttpRequest<byte[]> delivery(String uri, SignedDelivery delivery) {
        MutableHttpRequest<byte[]> request = HttpRequest.POST(uri, delivery.body());
        delivery.headers().forEach((name, value) -> {
            request.getHeaders().remove(name);
            request.header(name, value);
        });
        return request;
    }
}
