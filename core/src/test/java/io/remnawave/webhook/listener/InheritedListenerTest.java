package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listeners that a generic class or interface declares, for the events that the inheriting class names. */
class InheritedListenerTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void takesTheEventsThatTheInheritingClassNames() {
        WebhookReceiver receiver = receiver(new UserHandler());

        assertThat(deliver(receiver, "node.created")).isEqualTo(WebhookResponse.IGNORED);
        assertThat(deliver(receiver, "user.created")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("user.created");
        assertThat(receiver.listeners())
                .extracting(ListenerDefinition::id)
                .containsExactly(UserHandler.class.getName() + "#handle(UserEvent)");
    }

    @Test
    void callsAnOverridingMethodOnce() {
        WebhookReceiver receiver = receiver(new OverridingHandler());

        assertThat(deliver(receiver, "user.created")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("overridden");
    }

    @Test
    void takesWhatTheVariableAllowsWhereNoClassSaysMore() {
        WebhookReceiver receiver = receiver(new Handler<>());

        assertThat(deliver(receiver, "node.created")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("node.created");
    }

    private static WebhookReceiver receiver(Object listener) {
        return WebhookReceiver.builder().secret(Panel.SECRET).register(listener).build();
    }

    private static WebhookResponse deliver(WebhookReceiver receiver, String event) {
        return receiver.receive(Panel.request(Panel.body(event, Instant.now(), "{}")));
    }

    private interface Hook<E> {
        @RemnawaveEventListener
        void handle(E event);
    }

    private class Handler<E extends RemnawaveEvent> implements Hook<E> {
        @Override
        @RemnawaveEventListener
        public void handle(E event) {
            calls.add(event.name());
        }
    }

    private class UserHandler extends Handler<UserEvent> {}

    private final class OverridingHandler extends UserHandler {
        @Override
        @RemnawaveEventListener
        public void handle(UserEvent event) {
            calls.add("overridden");
        }
    }
}
