package io.remnawave.webhook.testkit.spring;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.spring.MockMvcDeliveries.delivery;
import static io.remnawave.webhook.testkit.spring.WebTestClientDeliveries.deliver;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.panel.PanelSecret;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

class SpringDeliveriesTest {

    private final String secret = PanelSecret.random();
    private final SignedDelivery signed = userExpired().username("алиса").sign(secret);
    private final Controller controller = new Controller(WebhookReceiver.builder()
            .secret(secret)
            .on("*", RemnawaveEvent.class, event -> {})
            .build());

    @Test
    void mockMvcTakesADelivery() throws Exception {
        MockMvc mockMvc = MockMvcBuilders.standaloneSetup(controller).build();

        mockMvc.perform(post("/remnawave/webhook").with(delivery(signed)))
                .andExpect(status().isOk())
                .andExpect(content().string("handled"));
    }

    @Test
    void webTestClientTakesADelivery() {
        WebTestClient client = WebTestClient.bindToController(controller).build();

        deliver(client, "/remnawave/webhook", signed)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("handled");
    }

    @RestController
    static final class Controller {

        private final WebhookReceiver receiver;

        Controller(WebhookReceiver receiver) {
            this.receiver = receiver;
        }

        @PostMapping("/remnawave/webhook")
        ResponseEntity<String> receive(@RequestBody byte[] body, @RequestHeader HttpHeaders headers) {
            var response = receiver.receive(WebhookRequest.of(body, headers::getValuesAsList));
            return ResponseEntity.status(response.status()).body(response.body());
        }
    }
}
