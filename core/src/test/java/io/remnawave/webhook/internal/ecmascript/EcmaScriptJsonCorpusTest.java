package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.corpus.CorpusBody;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EcmaScriptJsonCorpusTest {

    static List<CorpusBody> bodies() {
        return CorpusBody.all();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void leavesWhatAPanelSentAsItIs(CorpusBody body) {
        assertThat(EcmaScriptJson.of(body.bytes()))
                .hasValueSatisfying(canonical -> assertThat(canonical).isEqualTo(body.bytes()));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bringsARewrittenBodyBack(CorpusBody body) {
        String sent = new String(body.bytes(), UTF_8);

        assertThat(Rewriting.values()).allSatisfy(rewriting -> {
            byte[] rewritten = rewriting.of(sent).getBytes(UTF_8);
            assertThat(EcmaScriptJson.of(rewritten))
                    .hasValueSatisfying(canonical -> assertThat(canonical).isEqualTo(body.bytes()));
        });
    }

    @Test
    void isTriedOnBodiesThatEveryRewritingChanges() {
        Set<Rewriting> unused = EnumSet.allOf(Rewriting.class);

        for (CorpusBody body : bodies()) {
            String sent = new String(body.bytes(), UTF_8);
            unused.removeIf(rewriting -> !rewriting.of(sent).equals(sent));
        }

        assertThat(unused).isEmpty();
    }
}
