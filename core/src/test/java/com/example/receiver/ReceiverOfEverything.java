package com.example.receiver;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.observe.MicrometerWebhookObserver;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** An application that lets core do all that it can: each event of each panel, each kind of listener, and what is refused. */
public final class ReceiverOfEverything {

    private ReceiverOfEverything() {}

    public static void main(String[] args) throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .freshness(new FreshnessWindow(Duration.ofDays(3_650), Duration.ofDays(3_650)))
                .observer(new MicrometerWebhookObserver(new SimpleMeterRegistry()))
                .register(new Listeners())
                .build();
        String index = new String(resource("/corpus/index.tsv"), StandardCharsets.UTF_8);
        for (String line : index.lines().skip(1).toList()) {
            String path = line.split("\t", -1)[0];
            if (path.endsWith(".json")) {
                receiver.receive(Panel.request(resource("/corpus/" + path)));
            }
        }
        receiver.receive(Panel.request(Panel.body("abuse_blocker.report", Instant.now(), "{\"level\":2}")));
        receiver.receive(Panel.request("no json".getBytes(StandardCharsets.UTF_8)));
        System.out.println("handled " + Listeners.handled);
    }

    private static byte[] resource(String path) throws Exception {
        try (InputStream in = ReceiverOfEverything.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        }
    }

    record Report(int level) {}

    static final class Listeners {

        static int handled;

        @RemnawaveEventListener
        void any(RemnawaveEvent event, Delivery delivery) {
            handled += Math.min(1, (event.toString() + event.hashCode() + delivery).length());
        }

        @RemnawaveEventListener("user.*")
        void user(UserEvent event, User user) {
            handled += event.user().equals(user) ? 1 : 0;
        }

        @RemnawaveEventListener("abuse_blocker.report")
        void report(@RemnawaveEventListener.Data Report report) {
            handled += report.level();
        }
    }
}
