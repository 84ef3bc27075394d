package io.remnawave.webhook.testkit.wiremock;

import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a WireMock server with stubs of the panel's REST API a panel that also emits: when a stub has answered, the event
 * is delivered to the application, signed after its templates are filled in.
 *
 * <pre>{@code
 * WireMockServer panelApi = new WireMockServer(options().dynamicPort().extensions(new PanelWebhooks(panel)));
 * panelApi.stubFor(post("/api/users")
 *         .willReturn(created())
 *         .withServeEventListener(PanelWebhooks.NAME, emit("user.created")
 *                 .set("data.username", "{{jsonPath request.body '$.username'}}")));
 * }</pre>
 *
 * <p>Delivery follows the response and does not hold it up; {@link RemnawavePanelEmulator#deliveries()} has what became of
 * it. Thread-safe.
 */
public final class PanelWebhooks implements ExtensionFactory {

    /** What a stub calls this extension. */
    public static final String NAME = "remnawave-webhook";

    private final RemnawavePanelEmulator panel;

    /** Delivers through an emulator, which knows the application's URL and the secret, and which the caller closes. */
    public PanelWebhooks(RemnawavePanelEmulator panel) {
        this.panel = panel;
    }

    @Override
    public List<Extension> create(WireMockServices services) {
        return List.of(new Emitter(panel, services));
    }

    private static final class Emitter implements ServeEventListener {

        private final RemnawavePanelEmulator panel;
        private final WireMockServices services;

        Emitter(RemnawavePanelEmulator panel, WireMockServices services) {
            this.panel = panel;
            this.services = services;
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public void afterComplete(ServeEvent served, Parameters parameters) {
            Notifier notifier = services.getOptions().notifier();
            try {
                Emission emission = parameters.as(Emission.class);
                Fixture fixture = emission.fixture(template -> render(template, served));
                // Its outcome is told to the notifier, which nobody waits for.
                CompletableFuture<EmittedDelivery> unused = panel.emitAsync(fixture)
                        .whenComplete((delivery, failure) -> {
                            if (failure != null) {
                                notifier.error("The webhook " + emission.event() + " was not delivered", failure);
                            } else {
                                notify(notifier, delivery);
                            }
                        });
            } catch (RuntimeException e) {
                notifier.error(
                        "The webhook of the stub " + served.getStubMapping().getName() + " cannot be made", e);
            }
        }

        private static void notify(Notifier notifier, EmittedDelivery delivery) {
            if (delivery.accepted()) {
                notifier.info("Delivered " + delivery);
            } else {
                notifier.error("Not accepted: " + delivery);
            }
        }

        private String render(String template, ServeEvent served) {
            TemplateEngine engine = services.getTemplateEngine();
            Map<String, Object> model = new HashMap<>(engine.buildModelForRequest(served));
            model.put(
                    "response",
                    Map.of(
                            "body",
                            Objects.requireNonNullElse(served.getResponse().getBodyAsString(), "")));
            return engine.getUncachedTemplate(template).apply(model);
        }
    }
}
