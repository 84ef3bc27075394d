package io.remnawave.webhook.testkit.spring;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Deliveries for Spring's {@code WebTestClient}. */
public final class WebTestClientDeliveries {

    private WebTestClientDeliveries() {}

    /** Delivers once: {@code deliver(client, "/remnawave/webhook", signed).expectStatus().isOk()}. */
    public static WebTestClient.ResponseSpec deliver(WebTestClient client, String uri, SignedDelivery delivery) {
        return client.post()
                .uri(uri)
                .headers(headers -> delivery.headers().forEach(headers::set))
                .bodyValue(delivery.body())
                .exchange();
    }
}
