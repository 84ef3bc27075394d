package io.remnawave.webhook.internal.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.json.Envelope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private static final String TIME = "2026-03-04T05:06:07.089Z";

    static List<CorpusBody> deliveries() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned).toList();
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void readsWhatTheDecoderReadsFromEveryRecordedDelivery(CorpusBody recorded) {
        RemnawaveEvent event = EventDecoder.standard().decode(recorded.bytes());

        assertThat(EnvelopeReader.read(recorded.bytes()))
                .isEqualTo(new Envelope(event.name(), event.scope(), event.occurredAt()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'node.created','timestamp':'TIME','data':{}}",
                "{'scope':'node','event':'node.created','timestamp':'TIME','data':{}}",
                "{'data':{},'event':'node.created','timestamp':'TIME'}",
                "{'event':'node.created','data':{},'timestamp':'TIME'}",
                "{'timestamp':'TIME','data':{'event':'user.created'},'event':'node.created'}",
                "{'event':'user.created','timestamp':'TIME','data':{},'scope':'node'}",
                "{'event':'user.created','timestamp':'TIME','data':{},'meta':null,'scope':'node'}",
                "{'scope':null,'event':'node.created','timestamp':'TIME','data':{}}",
                "{'scope':5,'event':'node.created','timestamp':'TIME','data':{}}",
                "{ 'event' : 'node\\u002ecreated' , 'timestamp':'TIME','data':[{'a':1}],'new':{'event':1}}",
            })
    void agreesWithTheDecoderWhereverTheFieldsStand(String text) {
        byte[] body = body(text);
        RemnawaveEvent event = EventDecoder.standard().decode(body);

        assertThat(EnvelopeReader.read(body)).isEqualTo(new Envelope(event.name(), "node", Instant.parse(TIME)));
        assertThat(event.scope()).isEqualTo("node");
        assertThat(event.occurredAt()).isEqualTo(TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'user.created','event':'user.deleted','timestamp':'TIME','data':{}}",
                "{'event':'user.created','timestamp':'TIME','timestamp':'TIME','data':{}}",
                "{'event':'user.created','timestamp':'TIME','data':{},'data':{}}",
                "{'event':'user.created','timestamp':'TIME','data':{},'timestamp':'TIME'}",
                "{'event':'user.created','timestamp':'TIME','data':{},'event':'user.deleted'}",
                "{'event':'user.created','timestamp':'TIME','data':{},'meta':null,'meta':{}}",
                "{'scope':'user','scope':'node','event':'user.created','timestamp':'TIME','data':{}}",
            })
    void refusesAFieldThatOccursTwiceAsTheDecoderDoes(String text) {
        byte[] body = body(text);

        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EnvelopeReader.read(body))
                .withMessageMatching("The body is not an event: the field `\\w+` occurs twice");
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventDecoder.standard().decode(body))
                .withMessageMatching("The body is not an event: the field `\\w+` occurs twice");
    }

    @Test
    void looksAtNothingBehindDataWhenItHasEverything() {
        String text = "{'scope':'user','event':'user.created','timestamp':'TIME','data':";

        assertThat(EnvelopeReader.read(body(text + "{'username':")))
                .isEqualTo(new Envelope("user.created", "user", Instant.parse(TIME)));
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventDecoder.standard().decode(body(text + "{'username':")));
        assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> EventDecoder.standard().decode(body(text + "{},'event':'node.created'}")));
    }

    @Test
    void hasNoTimeWhereTheBodyHasNoneThatCanBeRead() {
        assertThat(EnvelopeReader.read(body("{'event':'user.created','timestamp':'yesterday','data':{}}")))
                .isEqualTo(new Envelope("user.created", "user", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{'event':'", "{'event':'user.created", "{'event':'user.created','timestamp':'TIME'"})
    void refusesABodyThatEndsTooEarly(String text) {
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> EnvelopeReader.read(body(text)));
    }

    private static byte[] body(String text) {
        return text.replace('\'', '"').replace("TIME", TIME).getBytes(UTF_8);
    }
}
