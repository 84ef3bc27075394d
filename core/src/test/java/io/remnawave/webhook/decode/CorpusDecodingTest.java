package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body that a panel of any generation sent. */
@Tag("jackson-compatibility")
class CorpusDecodingTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EventDecoder decoder = EventDecoder.standard();

    static Stream<CorpusBody> webhooks() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned);
    }

    static Stream<CorpusBody> reportsOfTheNodePlugin() {
        return CorpusBody.all().stream().filter(body -> !body.isSigned());
    }

    @Test
    void isWholeAndOfEveryGeneration() {
        assertThat(webhooks()).hasSize(315);
        assertThat(webhooks().map(CorpusBody::panelVersion).distinct()).hasSize(8);
        assertThat(webhooks().map(body -> Scopes.of(body.event())).distinct())
                .containsExactlyInAnyOrderElementsOf(Scopes.all());
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void tellsNameScopeAndTime(CorpusBody body) {
        RemnawaveEvent event = decoder.decode(body.bytes());

        assertThat(event.name()).isEqualTo(body.event());
        assertThat(event.scope()).isEqualTo(Scopes.of(body.event()));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse(body.timestamp()));
        assertThat(event.isKnown()).isTrue();
        assertThat(event).isInstanceOf(PayloadTypes.eventType(event.scope()));
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void lacksNothing(CorpusBody body) {
        assertThat(decoder.decode(body.bytes()).missingFields()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void hasAPlaceForEveryFieldButTheKnownLeaks(CorpusBody body) throws IOException {
        JsonNode json = MAPPER.readTree(body.bytes());
        RemnawaveEvent event = decoder.decode(body.bytes());

        List<String> unreachable = new ArrayList<>();
        for (JsonLeaf leaf : JsonLeaf.of(json)) {
            boolean isEmptyData = leaf.field().equals("data") && leaf.value().isEmpty();
            boolean told = isEmptyData
                    || ModelPaths.leak(leaf.field()).isPresent()
                    || ModelPaths.of(event.scope(), leaf.field())
                            .filter(path -> ModelValue.tells(ModelValue.at(event, path, leaf.path()), leaf.value()))
                            .isPresent();
            if (!told) {
                unreachable.add(leaf.path());
            }
        }
        assertThat(unreachable).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void callsNothingUnknownButTheKnownLeaks(CorpusBody body) {
        assertThat(decoder.decode(body.bytes()).body().unknownFields())
                .allSatisfy(path -> assertThat(ModelPaths.leak(path.replaceAll("\\[\\d+]", "[]")))
                        .as(path)
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void losesNothingInTheLeaks(CorpusBody body) throws IOException {
        JsonNode json = MAPPER.readTree(body.bytes());

        JsonNode inbounds = json.at("/data/activeInbounds");
        JsonNode relation = json.at("/data/configProfileInboundsToNodes");
        for (int i = 0; i < relation.size(); i++) {
            assertThat(relation.get(i).get("configProfileInbounds")).isEqualTo(inbounds.get(i));
        }
        assertThat(JsonLeaf.of(json))
                .filteredOn(leaf -> ModelPaths.leak(leaf.field()).orElse("").equals("always null"))
                .allMatch(leaf -> leaf.value().isNull());
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void hasTheSameEnvelopeBeforeItIsDecoded(CorpusBody body) {
        RemnawaveEvent event = decoder.decode(body.bytes());

        assertThat(EnvelopeReader.read(body.bytes()))
                .isEqualTo(new Envelope(event.name(), event.scope(), event.occurredAt()));
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void isGivenBackWholeAsAMap(CorpusBody body) throws IOException {
        JsonNode json = MAPPER.readTree(body.bytes());
        RemnawaveEvent event = decoder.decode(body.bytes());

        JsonNode data = MAPPER.valueToTree(event.data());
        JsonNode whole = MAPPER.valueToTree(event.body().asMap());
        assertThat(data).isEqualTo(json.get("data"));
        assertThat(whole).isEqualTo(json);
        assertThat(event.body().asMap().keySet()).containsExactlyElementsOf(json::fieldNames);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void findsThePartsThatItsNamePromises(CorpusBody body) {
        RemnawaveEvent event = decoder.decode(body.bytes());

        assertThat(PayloadTypes.ofEvent(event.name()))
                .allSatisfy(type -> assertThat(event.part(type)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("reportsOfTheNodePlugin")
    void isNoneOfTheReportsThatNodesSendThemselves(CorpusBody body) {
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> decoder.decode(body.bytes()))
                .extracting(MalformedEventException::reason)
                .isEqualTo("it has no text at `event`");
    }
}
