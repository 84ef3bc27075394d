package io.remnawave.webhook.docs.core;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.UserEvent;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

class FirstSteps {

    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .secret(System.getenv("REMNAWAVE_WEBHOOK_SECRET"))
            .on(
                    USER_EXPIRED,
                    UserEvent.class,
                    event -> System.out.println(event.user().username()))
            .build();

    WebhookResponse post(InputStream body, Map<String, List<String>> headers) {
        return receiver.receive(WebhookRequest.of(body, headers)); // its status and its body are the answer
    }
}
