package io.remnawave.webhook.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.IdempotencyStore;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.spring.reactive.RemnawaveWebhookReactiveAutoConfiguration;
import io.remnawave.webhook.spring.servlet.RemnawaveWebhookServletAutoConfiguration;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.BeanNameUrlHandlerMapping;

final class BackingOffTest {

    @Test
    void leavesTheReceiverToTheApplication() {
        WebhookReceiver own =
                WebhookReceiver.builder().secret(SignedBody.SECRET).build();
        Contexts.withoutSecret()
                .withBean(WebhookReceiver.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(WebhookReceiver.class)).isSameAs(own));
    }

    @Test
    void asksTheIdempotencyStoreOfTheApplication() {
        IdempotencyStore allDone = new IdempotencyStore() {
            @Override
            public Claim claim(String deliveryId) {
                return new Claim.Completed() {};
            }

            @Override
            public Duration retention() {
                return Duration.ofDays(30);
            }
        };
        Contexts.withStarter()
                .withBean(Listener.class)
                .withBean(IdempotencyStore.class, () -> allDone)
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.DUPLICATE));
    }

    @Test
    void readsTheClockOfTheApplication() {
        Clock wrong = Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC);
        Contexts.withStarter()
                .withBean(Listener.class)
                .withBean(Clock.class, () -> wrong)
                .run(context -> assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.STALE));
    }

    @Test
    void tellsTheObserversOfTheApplication() {
        List<WebhookResponse> seen = new ArrayList<>();
        WebhookObserver observer = new WebhookObserver() {
            @Override
            public void onRequest(ReceivedRequest request) {
                seen.add(request.response());
            }
        };
        Contexts.withStarter()
                .withBean(Listener.class)
                .withBean("first", WebhookObserver.class, () -> observer)
                .withBean("second", WebhookObserver.class, () -> observer)
                .run(context -> {
                    Contexts.deliver(context, "alice");
                    assertThat(seen).containsExactly(WebhookResponse.HANDLED, WebhookResponse.HANDLED);
                });
    }

    @Test
    void letsCustomizersChangeTheBuilderLast() {
        Contexts.withoutSecret()
                .withBean(Listener.class)
                .withBean(
                        WebhookReceiverCustomizer.class,
                        () -> builder -> builder.secret(SignedBody.SECRET).maxBodySize(10))
                .run(context -> {
                    assertThat(context.getBean(WebhookReceiver.class).maxBodySize())
                            .isEqualTo(10);
                    assertThat(Contexts.deliver(context, "alice")).isEqualTo(WebhookResponse.TOO_LARGE);
                });
    }

    @Test
    void closesTheReceiverWithTheContext() {
        List<WebhookReceiver> receivers = new ArrayList<>();
        Contexts.withStarter().run(context -> receivers.add(context.getBean(WebhookReceiver.class)));

        assertThat(receivers)
                .singleElement()
                .satisfies(receiver -> assertThat(receiver.receive(WebhookRequest.of(new byte[0], Map.of())))
                        .isEqualTo(WebhookResponse.UNAVAILABLE));
    }

    @Test
    void leavesTheMappingToTheApplicationInMvc() {
        HandlerMapping own = new BeanNameUrlHandlerMapping();
        Contexts.withStarter()
                .withConfiguration(AutoConfigurations.of(RemnawaveWebhookServletAutoConfiguration.class))
                .withBean("remnawaveWebhookHandlerMapping", HandlerMapping.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(HandlerMapping.class)).isSameAs(own));
    }

    @Test
    void leavesTheMappingToTheApplicationInWebFlux() {
        SimpleUrlHandlerMapping own = new SimpleUrlHandlerMapping();
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RemnawaveWebhookAutoConfiguration.class, RemnawaveWebhookReactiveAutoConfiguration.class))
                .withPropertyValues("remnawave.webhook.secret=" + SignedBody.SECRET)
                .withBean("remnawaveWebhookHandlerMapping", SimpleUrlHandlerMapping.class, () -> own)
                .run(context -> assertThat(context.getBean(SimpleUrlHandlerMapping.class))
                        .isSameAs(own));
    }

    @Test
    void wantsNothingWhereNoWebIs() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RemnawaveWebhookAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WebhookReceiver.class));
    }

    /** No mapper, no filter chain, no executor, no codec: only types of the SDK, and one handler mapping. */
    @Test
    void addsNoBeanOfAGeneralType() {
        try (RunningApplication application =
                RunningApplication.start(WebApplicationType.SERVLET, Map.of("test.with", "actuate,micrometer"))) {
            assertThat(application.context().getBeanDefinitionNames())
                    .filteredOn(name -> {
                        String source = application
                                .context()
                                .getBeanFactory()
                                .getBeanDefinition(name)
                                .getResourceDescription();
                        return source != null && source.contains("io/remnawave/webhook/spring/Remnawave")
                                || name.startsWith("remnawave");
                    })
                    .isNotEmpty()
                    .extracting(name -> application.context().getType(name).getName())
                    .allMatch(type -> type.startsWith("io.remnawave."));
        }
    }

    @Test
    void remembersNoMoreDeliveriesThanToldTo() {
        assertThat(IdempotencyStore.DEFAULT_MAX_ENTRIES).isEqualTo(100_000);
        Contexts.withStarter()
                .withBean(Listener.class)
                .withPropertyValues("remnawave.webhook.claims.max-entries=1")
                .run(context -> {
                    SignedDelivery alice = Contexts.userCreated("alice");
                    Contexts.deliver(context, alice);
                    assertThat(Contexts.deliver(context, alice)).isEqualTo(WebhookResponse.DUPLICATE);
                    Contexts.deliver(context, "bob");
                    assertThat(Contexts.deliver(context, alice)).isEqualTo(WebhookResponse.HANDLED);
                });
    }

    static class Listener {
        @RemnawaveEventListener
        void hear(RemnawaveEvent event) {}
    }
}
