package io.remnawave.webhook.testkit.spring;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Deliveries for Spring's {@code MockMvc}. */
public final class MockMvcDeliveries {

    private MockMvcDeliveries() {}

    /**
     * Gives a request the headers and the body of a delivery: {@code mockMvc.perform(post("/remnawave/webhook")
     * .with(delivery(signed)))}.
     */
    public static RequestPostProcessor delivery(SignedDelivery delivery) {
        return request -> {
            delivery.headers().forEach((name, value) -> {
                request.removeHeader(name);
                request.addHeader(name, value);
            });
            request.setContentType(delivery.headers().get("Content-Type"));
            byte[] body = delivery.body();
            request.setContent(body);
            // As a panel says it; the mock request has no header for what its content is.
            request.removeHeader("Content-Length");
            request.addHeader("Content-Length", body.length);
            return request;
        };
    }
}
