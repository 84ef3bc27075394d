package io.remnawave.webhook.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.LogCapture;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spi.ListenerDefinition;
import io.remnawave.webhook.spi.ListenerMethods;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerMappingTest {

    private final List<String> calls = new ArrayList<>();

    private WebhookResponse deliver(Object listener, String event, String data) {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(listener)
                .build();
        return receiver.receive(Panel.request(Panel.body(event, Instant.now(), data)));
    }

    @Test
    void findsMethodsOfAnyVisibilityInheritedOnesAndThoseOfInterfaces() {
        deliver(new Inheriting(), EventNames.USER_EXPIRED, "{}");

        assertThat(calls).containsExactlyInAnyOrder("private", "package", "inherited private", "overriding", "default");
    }

    interface Defaulting {
        @RemnawaveEventListener
        default void fromInterface(RemnawaveEvent event) {
            record("default");
        }

        void record(String call);
    }

    class Base {
        @RemnawaveEventListener
        private void inherited(RemnawaveEvent event) {
            calls.add("inherited private");
        }

        @RemnawaveEventListener
        void overridden(RemnawaveEvent event) {
            calls.add("overridden");
        }
    }

    class Inheriting extends Base implements Defaulting {
        @RemnawaveEventListener
        private void own(RemnawaveEvent event) {
            calls.add("private");
        }

        @RemnawaveEventListener
        void packaged(RemnawaveEvent event) {
            calls.add("package");
        }

        @Override
        @RemnawaveEventListener
        void overridden(RemnawaveEvent event) {
            calls.add("overriding");
        }

        @Override
        public void record(String call) {
            calls.add(call);
        }
    }

    @RemnawaveEventListener("user.*")
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnUser {}

    @Test
    void findsTheAnnotationOnAnotherAnnotation() {
        Object listener = new Object() {
            @OnUser
            void take(UserEvent event) {
                calls.add(event.name());
            }
        };

        assertThat(deliver(listener, EventNames.USER_CREATED, "{}")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(deliver(listener, EventNames.NODE_CREATED, "{}")).isEqualTo(WebhookResponse.IGNORED);
    }

    @Test
    void takesByNameScopeAndParameterType() {
        Object listener = new Object() {
            @RemnawaveEventListener(EventNames.USER_EXPIRED)
            void exact(RemnawaveEvent event) {
                calls.add("exact");
            }

            @RemnawaveEventListener({EventNames.USER_CREATED, EventNames.NODE_CREATED})
            void several(RemnawaveEvent event) {
                calls.add("several");
            }

            @RemnawaveEventListener("node.*")
            void scope(RemnawaveEvent event) {
                calls.add("scope");
            }

            @RemnawaveEventListener
            void byEventType(NodeEvent event) {
                calls.add("event type");
            }

            @RemnawaveEventListener("*")
            void byPayload(User user, Delivery delivery) {
                calls.add("payload");
            }
        };

        deliver(listener, EventNames.USER_EXPIRED, "{}");
        assertThat(calls).containsExactlyInAnyOrder("exact", "payload");
        calls.clear();
        deliver(listener, EventNames.NODE_CREATED, "{}");
        assertThat(calls).containsExactlyInAnyOrder("several", "scope", "event type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.expiration",
                "user.expires_in_72_hours",
                "user.expires_in_48_hours",
                "user.expires_in_24_hours",
                "user.expired_24_hours_ago"
            })
    void takesTheLegacyNamesForUserExpiration(String event) {
        Object listener = new Object() {
            @RemnawaveEventListener(EventNames.USER_EXPIRATION)
            void remind(UserEvent event) {
                calls.add(event.name());
            }
        };

        assertThat(deliver(listener, event, "{}")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly(event);
    }

    @Test
    void takesANewEventOfAKnownScope() {
        Object listener = new Object() {
            @RemnawaveEventListener("user.*")
            void take(UserEvent event) {
                calls.add(event.name() + " " + event.user().username());
            }
        };

        assertThat(deliver(listener, "user.frozen", "{\"username\":\"alice\"}")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("user.frozen alice");
    }

    @Test
    void passesOverAListenerWhosePayloadTheEventDoesNotCarryThisTime() {
        Object listener = new Object() {
            @RemnawaveEventListener("service.*")
            void take(LoginAttempt attempt) {
                calls.add("login");
            }
        };

        assertThat(deliver(listener, EventNames.SERVICE_PANEL_STARTED, "{}")).isEqualTo(WebhookResponse.IGNORED);
        assertThat(calls).isEmpty();
    }

    @Test
    void runsByOrderAndThenByRegistration() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .on("*", RemnawaveEvent.class, event -> calls.add("0 first"))
                .register(new Object() {
                    @RemnawaveEventListener(order = 1)
                    void late(RemnawaveEvent event) {
                        calls.add("1");
                    }

                    @RemnawaveEventListener(order = -1)
                    void early(RemnawaveEvent event) {
                        calls.add("-1");
                    }
                })
                .on("*", RemnawaveEvent.class, event -> calls.add("0 second"))
                .build();

        receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_EXPIRED, "alice")));

        assertThat(calls).containsExactly("-1", "0 first", "0 second", "1");
    }

    @Test
    void awaitsACompletionStageAndTakesItsFailureAsItsOwn() {
        Object listener = new Object() {
            @RemnawaveEventListener(EventNames.USER_EXPIRED)
            CompletionStage<Void> succeeding(UserEvent event) {
                return CompletableFuture.runAsync(() -> calls.add("done"));
            }

            @RemnawaveEventListener(EventNames.USER_DELETED)
            CompletableFuture<String> failing(UserEvent event) {
                return CompletableFuture.failedFuture(new IllegalStateException("later"));
            }
        };

        assertThat(deliver(listener, EventNames.USER_EXPIRED, "{}")).isEqualTo(WebhookResponse.HANDLED);
        assertThat(calls).containsExactly("done");
        try (LogCapture log = LogCapture.start()) {
            assertThat(deliver(listener, EventNames.USER_DELETED, "{}")).isEqualTo(WebhookResponse.FAILED);
            assertThat(log.text()).contains("IllegalStateException: later");
        }
    }

    @Test
    void givesUpOnAStageThatNeverCompletes() {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .listenerTimeout(java.time.Duration.ofMillis(20))
                .register(new Object() {
                    @RemnawaveEventListener
                    CompletionStage<Void> hang(RemnawaveEvent event) {
                        return new CompletableFuture<>();
                    }
                })
                .build();

        assertThat(receiver.receive(Panel.request(Panel.userEvent(EventNames.USER_EXPIRED, "alice"))))
                .isEqualTo(WebhookResponse.FAILED);
    }

    @Test
    void refusesAnObjectWithoutListeners() {
        assertThatThrownBy(() -> ListenerMethods.of("text"))
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("@RemnawaveEventListener");
    }

    @Test
    void refusesAParameterThatCanNeverFitItsEvent() {
        assertThatThrownBy(() -> ListenerMethods.of(new Object() {
                    @RemnawaveEventListener(EventNames.USER_EXPIRED)
                    void wrong(Node node) {}
                }))
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("wrong(Node)")
                .hasMessageContaining("\"user.expired\"")
                .hasMessageContaining("User");
        assertThatThrownBy(() -> ListenerMethods.of(new Object() {
                    @RemnawaveEventListener(EventNames.SERVICE_PANEL_STARTED)
                    void wrong(LoginAttempt attempt) {}
                }))
                .hasMessageContaining("wrong(LoginAttempt)");
    }

    @Test
    void refusesAParameterThatNoEventCanFill() {
        assertThatThrownBy(() -> ListenerMethods.of(new Object() {
                    @RemnawaveEventListener
                    void wrong(String text) {}
                }))
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("Delivery");
        assertThatThrownBy(() -> ListenerMethods.of(new Object() {
                    @RemnawaveEventListener
                    void wrong(UserEvent user, NodeEvent node) {}
                }))
                .hasMessageContaining("no event carries together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"squad.created", "user.created"})
    void givesAListenerOfUnknownEventsThoseOfUnknownScopesAlone(String event) {
        deliver(
                new Object() {
                    @RemnawaveEventListener
                    void unnamed(UnknownEvent unknown) {
                        calls.add(unknown.name());
                    }

                    @RemnawaveEventListener("*")
                    void wild(UnknownEvent unknown) {
                        calls.add(unknown.name());
                    }
                },
                event,
                "{}");

        assertThat(calls).isEqualTo(event.equals("squad.created") ? List.of(event, event) : List.of());
    }

    @Test
    void refusesAReturnTypeNobodyWouldLookAt() {
        assertThatThrownBy(() -> ListenerMethods.of(new Object() {
                    @RemnawaveEventListener
                    boolean wrong(UserEvent event) {
                        return false;
                    }
                }))
                .hasMessageContaining("returns boolean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "user.exp*", "*.expired", "user.", ".expired", "user expired", "**"})
    void refusesANameThatIsNeitherNameNorScope(String name) {
        assertThatThrownBy(() -> WebhookReceiver.builder().on(name, RemnawaveEvent.class, event -> {}))
                .isInstanceOf(InvalidListenerException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @Test
    void warnsOfANameNoPanelSendsAndNamesTheNearest() {
        try (LogCapture log = LogCapture.start()) {
            WebhookReceiver.builder()
                    .secret(Panel.SECRET)
                    .on("user.expird", RemnawaveEvent.class, event -> {})
                    .on("USER.EXPIRED", RemnawaveEvent.class, event -> {})
                    .on("nodes.*", RemnawaveEvent.class, event -> {})
                    .build();

            assertThat(log.text())
                    .contains("\"user.expird\"", "Did you mean \"user.expired\"?", "\"USER.EXPIRED\"", "\"node.*\"?");
        }
    }

    @Test
    void tellsTwoListenersOfOneClassApart() {
        Object first = new OneListener();
        Object second = new OneListener();

        List<ListenerDefinition> listeners = WebhookReceiver.builder()
                .secret(Panel.SECRET)
                .register(first)
                .register(second)
                .build()
                .listeners();

        assertThat(listeners)
                .extracting(ListenerDefinition::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    static class OneListener {
        @RemnawaveEventListener
        void take(RemnawaveEvent event) {}
    }
}
