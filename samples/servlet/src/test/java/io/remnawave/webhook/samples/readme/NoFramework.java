package io.remnawave.webhook.samples.readme;

import static io.remnawave.webhook.event.EventNames.NODE_CONNECTION_LOST;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Core without an adapter. */
final class NoFramework {

    final List<String> pager = new ArrayList<>();

    WebhookReceiver receiver(Accounts accounts, String secret) {
        return WebhookReceiver.builder()
                .secret(secret)
                .register(new Subscriptions(accounts))
                .on(NODE_CONNECTION_LOST, NodeEvent.class, this::alert)
                .build();
    }

    private void alert(NodeEvent event) {
        pager.add(event.node().name());
    }

    WebhookResponse receive(WebhookReceiver receiver, byte[] body, Map<String, String> headers) {
        WebhookResponse response = receiver.receive(WebhookRequest.of(body, headers));
        return response;
    }

    Verification verify(String secret, byte[] body, String signatureHeader) {
        Verification result = SignatureVerifier.of(secret).verify(body, signatureHeader);
        return result;
    }

    RemnawaveEvent decode(byte[] body) throws MalformedEventException {
        RemnawaveEvent event = EventDecoder.standard().decode(body);
        return event;
    }

    List<Object> whatItTells(UserEvent event) {
        String name = event.name(); // "user.expired", a text: new names need no new SDK
        Instant signed = event.occurredAt(); // the signed timestamp
        Map<String, ?> raw = event.data(); // the payload as a Map, for what the model does not know yet
        long used = event.user().traffic().used(); // bytes, from either generation of panels
        String vless = event.user().vlessUuid().reveal(); // a Secret: asked for by name
        return List.of(name, signed, Objects.requireNonNull(raw), used, vless);
    }
}
