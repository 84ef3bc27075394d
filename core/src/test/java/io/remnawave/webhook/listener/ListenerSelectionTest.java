package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which listener takes an event whose scope is not what its name begins with: the scope tells what it carries. */
class ListenerSelectionTest {

    private static final String USER = "{\"id\":1,\"username\":\"alice\"}";

    private final List<String> calls = new ArrayList<>();

    private WebhookReceiverBuilder listeners() {
        return WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on("*", UserEvent.class, event -> calls.add("UserEvent"))
                .on("*", NodeEvent.class, event -> calls.add("NodeEvent"))
                .on("*", UnknownEvent.class, event -> calls.add("UnknownEvent"))
                .on("user.*", RemnawaveEvent.class, event -> calls.add("user.*"))
                .on("bulk.*", RemnawaveEvent.class, event -> calls.add("bulk.*"))
                .on("user.created", RemnawaveEvent.class, event -> calls.add("user.created"))
                .register(new Object() {
                    @RemnawaveEventListener
                    void payload(User user) {
                        calls.add(user.username());
                    }
                });
    }

    private static byte[] body(String head, String data) {
        return ("{" + head.replace("NOW", Instant.now().toString()) + ",\"data\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] event(String scope, String name, String data) {
        return body("\"scope\":\"" + scope + "\",\"event\":\"" + name + "\",\"timestamp\":\"NOW\"", data);
    }

    @Test
    void takesAnEventThatIsNamedAfterAnotherScopeByTheOneItHas() {
        WebhookResponse response = listeners().build().receive(Panel.request(event("user", "bulk.updated", USER)));

        assertThat(response).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactlyInAnyOrder("UserEvent", "user.*", "bulk.*", "alice");
    }

    @Test
    void givesAKnownNameOfAnUnknownScopeToWhoeverNeedsNoMoreThanTheName() {
        WebhookResponse response = listeners().build().receive(Panel.request(event("galaxy", "user.created", USER)));

        assertThat(response).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactlyInAnyOrder("UnknownEvent", "user.*", "user.created");
    }

    @Test
    void passesOverAListenerOfWhatTheScopeDoesNotCarry() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(new Object() {
                    @RemnawaveEventListener("user.created")
                    void take(User user) {
                        calls.add("User");
                    }
                })
                .build();

        assertThat(receiver.receive(Panel.request(event("galaxy", "user.created", USER))))
                .isEqualTo(WebhookResponse.IGNORED);
        assertThat(receiver.receive(Panel.request(event("user", "user.created", USER))))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("User");
    }

    @Test
    void passesOverAListenerOfOneThingThatAServiceEventUnderAnotherNameMayCarry() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(new Object() {
                    @RemnawaveEventListener
                    void take(LoginAttempt attempt) {
                        calls.add("login");
                    }
                })
                .on("service.*", ServiceEvent.class, event -> calls.add("service.*"))
                .build();

        assertThat(receiver.receive(Panel.request(event("service", "user.created", "{}"))))
                .isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("service.*");
    }

    @Test
    void looksForTheScopeBehindAFieldThatNoPanelSendsYet() {
        byte[] body = body(
                "\"event\":\"bulk.updated\",\"timestamp\":\"NOW\",\"size\":{\"users\":2},\"scope\":\"user\"", USER);

        assertThat(listeners().build().receive(Panel.request(body))).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).contains("UserEvent", "alice");
    }

    @ParameterizedTest
    @CsvSource({"user.frozen,User", "user_hwid_devices.renamed,HwidDevice", "service.renamed,LoginAttempt"})
    void refusesAParameterThatANewEventOfAKnownScopeCanNeverFill(String name, String carried) {
        assertThatThrownBy(() -> ListenerDefinition.builder("example#wrong(Node)", arguments -> null)
                        .names(List.of(name))
                        .parameterTypes(List.of(Node.class))
                        .build())
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("example#wrong(Node)")
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining(carried);
    }

    @ParameterizedTest
    @ValueSource(strings = {"node.frozen", "torrent_blocker.updated", "bulk.updated", "bulk.*"})
    void doesNotRefuseWhatALaterPanelMayFill(String name) {
        assertThat(ListenerDefinition.builder("example#right(Node)", arguments -> null)
                        .names(List.of(name))
                        .parameterTypes(List.of(Node.class))
                        .build()
                        .warnings())
                .hasSize(1);
    }
}
