package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.model.LoginAttempt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event may be printed, logged and serialised as it is. */
@Tag("jackson-compatibility")
class KeptSecretsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();
    private static final Set<String> SECRET_FIELDS = Set.of(
            "trojanPassword", "vlessUuid", "ssPassword", "subscriptionUrl", "proxyUrl", "password", "privateKey");

    static Stream<CorpusBody> webhooks() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void areInNoTextOfAnEvent(CorpusBody body) throws IOException {
        RemnawaveEvent event = EventDecoder.standard().decode(body.bytes());
        List<String> secrets = secrets(MAPPER.readTree(body.bytes()));

        assertThat(secrets).noneMatch(event.toString()::contains);
        assertThat(event.toString())
                .doesNotContain("realitySettings")
                .startsWith(event.getClass().getSimpleName());
        assertThat(event.body().toString()).isEqualTo(body.bytes().length + " bytes");
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void areInNoJsonOfAnEvent(CorpusBody body) throws IOException {
        RemnawaveEvent event = EventDecoder.standard().decode(body.bytes());
        JsonNode json = MAPPER.readTree(body.bytes());
        JsonNode written = MAPPER.valueToTree(event);

        assertThat(secretsAsWritten(json)).noneMatch(written.toString()::contains);
        assertThat(written.toString()).doesNotContain("realitySettings");
        assertThat(written.get("name").textValue()).isEqualTo(event.name());
    }

    @Test
    void areMaskedAndNotLeftOut() {
        RemnawaveEvent event = EventDecoder.standard()
                .decode(TextBody.of(
                        "user.created", "{\"vlessUuid\":\"a\",\"ssPassword\":\"\",\"username\":\"alice\"}"));

        assertThat(event.toString())
                .contains("vlessUuid=****", "ssPassword=****", "trojanPassword=null", "username=alice");
    }

    @Test
    void areFoundInEveryGenerationByThisTest() throws IOException {
        for (CorpusBody body : webhooks().toList()) {
            if (body.event().startsWith("user") || body.event().equals("service.login_attempt_failed")) {
                assertThat(secrets(MAPPER.readTree(body.bytes())))
                        .as(body.path())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void areStillThereToBeAskedFor() {
        ServiceEvent event = (ServiceEvent) EventDecoder.standard()
                .decode(TextBody.of("service.login_attempt_failed", "{\"loginAttempt\":{\"password\":\"hunter2\"}}"));

        LoginAttempt attempt = event.part(LoginAttempt.class).orElseThrow();
        assertThat(Objects.requireNonNull(attempt.password()).reveal()).isEqualTo("hunter2");
        assertThat(event.data().toString()).contains("hunter2");
    }

    private static List<String> secrets(JsonNode node) {
        List<String> secrets = new ArrayList<>();
        node.properties().forEach(field -> {
            if (SECRET_FIELDS.contains(field.getKey()) && field.getValue().isTextual()) {
                secrets.add(field.getValue().textValue());
            }
        });
        node.forEach(child -> secrets.addAll(secrets(child)));
        return secrets;
    }

    private static List<String> secretsAsWritten(JsonNode node) throws JsonProcessingException {
        List<String> written = new ArrayList<>();
        for (String secret : secrets(node)) {
            String quoted = MAPPER.writeValueAsString(secret);
            written.add(quoted.substring(1, quoted.length() - 1));
        }
        return written;
    }
}
