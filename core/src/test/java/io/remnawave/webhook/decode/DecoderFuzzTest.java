package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;

/**
 * Whatever bytes come, they are an event or malformed, and an event can be printed and read raw. In the build the seeds
 * run once; {@code JAZZER_FUZZ=1} searches for more.
 */
class DecoderFuzzTest {

    @FuzzTest
    void decodesOrRefuses(byte[] body) {
        RemnawaveEvent event;
        try {
            event = EventDecoder.standard().decode(body);
        } catch (MalformedEventException e) {
            assertThat(e.reason()).isNotEmpty();
            return;
        }
        Envelope envelope = EnvelopeReader.read(body);

        assertThat(envelope.name()).isEqualTo(event.name());
        assertThat(envelope.scope()).isEqualTo(event.scope());
        assertThat(event).isEqualTo(EventDecoder.standard().decode(event.body().bytes()));
        assertThat(event.toMaskedMap()).containsEntry("name", event.name());
        assertThat(event.name()).isNotNull();
        assertThat(event.toString()).isNotEmpty();
        assertThat(event.data()).isNotNull();
        assertThat(event.missingFields().size()).isLessThanOrEqualTo(100);
    }
}
