package io.remnawave.webhook.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.remnawave.webhook.Panel;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.NodeTraffic;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.signature.WebhookSecret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Events as an application's own mapper of Jackson 2 writes and refuses to read them, however it is configured. */
@Tag("jackson-compatibility")
class MapperTest {

    /** As nothing is configured, with times, as Spring Boot 3.5 has it, and as people do who like it otherwise. */
    static final List<ObjectMapper> MAPPERS = List.of(
            new ObjectMapper(),
            JsonMapper.builder().addModule(new JavaTimeModule()).build(),
            JsonMapper.builder()
                    .findAndAddModules()
                    .disable(
                            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build(),
            JsonMapper.builder()
                    .findAndAddModules()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null))
                    .visibility(PropertyAccessor.ALL, Visibility.ANY)
                    .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                    .build());

    static final List<Class<?>> TYPES = List.of(
            RemnawaveEvent.class,
            UserEvent.class,
            NodeEvent.class,
            UserHwidDeviceEvent.class,
            ServiceEvent.class,
            CrmEvent.class,
            ErrorsEvent.class,
            TorrentBlockerEvent.class,
            UnknownEvent.class,
            User.class,
            Node.class,
            NodeTraffic.class,
            HwidDevice.class,
            Secret.class,
            RawInbound.class);

    static Stream<CorpusBody> webhooks() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void writesAllThatAnEventTellsHoweverItIsConfigured(CorpusBody body) throws Exception {
        RemnawaveEvent event = EventDecoder.standard().decode(body.bytes());
        ObjectMapper plain = new ObjectMapper();
        JsonNode expected = plain.readTree(plain.writeValueAsBytes(event.toMaskedMap()));

        for (ObjectMapper mapper : MAPPERS) {
            assertThat(mapper.readTree(mapper.writeValueAsBytes(event))).isEqualTo(expected);
        }
        assertThat(expected.get("type").textValue()).isEqualTo(event.getClass().getSimpleName());
        assertThat(expected.get("name").textValue()).isEqualTo(event.name());
        assertThat(expected.get("scope").textValue()).isEqualTo(event.scope());
        assertThat(expected.get("occurredAt").textValue())
                .isEqualTo(event.occurredAt().toString());
        assertThat(expected.get("missingFields")).isEmpty();
    }

    @Test
    void writesNoBodyOfADeliveryAndNoValueOfASecret() throws Exception {
        byte[] body = "{\"password\":\"hunter2\"}".getBytes(UTF_8);
        Delivery delivery = Delivery.of("id", Instant.EPOCH, Instant.EPOCH, "eu", 1, body);
        for (ObjectMapper mapper : MAPPERS) {
            ObjectMapper lenient = mapper.copy()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
            assertThat(lenient.writeValueAsString(delivery))
                    .doesNotContain("hunter2", Base64.getEncoder().encodeToString(body));
            assertThat(lenient.writeValueAsString(WebhookSecret.of("eu", Panel.SECRET)))
                    .doesNotContain(Panel.SECRET, Base64.getEncoder().encodeToString(Panel.SECRET.getBytes(UTF_8)));
        }
    }

    @Test
    void writesTheFieldsUnderTheNamesOfTheirAccessors() throws Exception {
        JsonNode json = written(recorded("3.3.2/user.expiration.json"));

        assertThat(json.at("/user/username").textValue()).isEqualTo("ivan_petrov-77");
        assertThat(json.at("/user/traffic/used").longValue()).isEqualTo(53_687_091_213L);
        assertThat(json.at("/user/traffic/limitStrategy").textValue()).isEqualTo("MONTH");
        assertThat(json.at("/user/expireAt").textValue()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(json.at("/user/vlessUuid").textValue()).isEqualTo("****");
        assertThat(json.at("/user/uuid").isNull()).isTrue();
        assertThat(json.at("/user/activeInternalSquads/0/name").textValue()).isEqualTo("Default-Squad");
        assertThat(json.at("/meta/expiration").intValue()).isEqualTo(48);
        JsonNode node = written(recorded("3.3.2/node.modified.json")).get("node");
        assertThat(node.at("/xrayUptime").textValue()).isEqualTo("PT24H23S");
        assertThat(node.at("/consumptionMultiplier").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(node.at("/configProfile/activeInbounds/0/rawInbound").textValue())
                .isEqualTo("****");
        assertThat(node.at("/system/stats/loadAvg").size()).isEqualTo(3);
    }

    @Test
    void writesTheDataOfAnUnknownEventMaskedAsAWhole() throws Exception {
        RemnawaveEvent event = EventDecoder.standard()
                .decode("{\"event\":\"billing.paid\",\"timestamp\":null,\"data\":{\"card\":\"4111\"}}".getBytes(UTF_8));

        assertThat(written(event).toString())
                .isEqualTo("{\"type\":\"UnknownEvent\",\"name\":\"billing.paid\",\"scope\":\"billing\","
                        + "\"occurredAt\":null,\"data\":\"****\",\"missingFields\":[\"timestamp\"]}");
        assertThat(event.toString()).doesNotContain("4111");
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void readsNothingBackAndSaysWhatToDoInstead(Class<?> type) throws Exception {
        for (ObjectMapper mapper : MAPPERS) {
            String json = mapper.writeValueAsString(recorded("3.3.2/user.modified.json"));
            for (String text : Arrays.asList(json, "\"****\"", "{\"value\":\"****\"}", "{}", "[\"****\"]")) {
                assertThatThrownBy(() -> mapper.readValue(text, type))
                        .as("%s of %s", type, text)
                        .hasMessageContaining("EventDecoder.standard().decode(bytes)");
            }
        }
    }

    private static JsonNode written(RemnawaveEvent event) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.readTree(mapper.writeValueAsString(event));
    }

    private static RemnawaveEvent recorded(String path) {
        return webhooks()
                .filter(body -> body.path().equals(path))
                .map(body -> EventDecoder.standard().decode(body.bytes()))
                .findFirst()
                .orElseThrow();
    }
}
