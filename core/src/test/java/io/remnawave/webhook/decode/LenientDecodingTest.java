package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.NullNode;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.model.MissingFieldException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as panels of every generation send them, bent field by field. */
class LenientDecodingTest {
    private final EventDecoder decoder = EventDecoder.standard();

    static Stream<CorpusBody> webhooks() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned);
    }

    /** One full body by scope and panel, and of each name of the scope that carries one thing by name. */
    static Stream<CorpusBody> samples() {
        Map<String, CorpusBody> samples = new TreeMap<>();
        webhooks().filter(body -> body.variant().equals("full")).forEach(body -> {
            String scope = Scopes.of(body.event());
            boolean byName = scope.equals(Scopes.SERVICE)
                    || body.event().equals("user.expiration")
                    || body.event().equals("user.not_connected");
            samples.putIfAbsent(body.panelVersion() + " " + (byName ? body.event() : scope), body);
        });
        return samples.values().stream();
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void readsFieldsInAnyOrder(CorpusBody body) {
        EditableBody editable = EditableBody.of(body.bytes());
        RemnawaveEvent expected = decoder.decode(body.bytes());

        for (int seed = 0; seed < 2; seed++) {
            RemnawaveEvent shuffled = decoder.decode(editable.shuffled(seed).bytes());

            assertThat(shuffled).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
            assertThat(shuffled.toMaskedMap()).isEqualTo(expected.toMaskedMap());
        }
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void skipsFieldsThatNoPanelSendsYet(CorpusBody body) {
        byte[] later = EditableBody.of(body.bytes()).withUnknownFields().bytes();

        assertThat(decoder.decode(later)).isEqualTo(decoder.decode(body.bytes()));
        assertThat(EnvelopeReader.read(later)).isEqualTo(EnvelopeReader.read(body.bytes()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void missesAFieldOnlyIfEveryPanelSendsIt(CorpusBody body) {
        EditableBody editable = EditableBody.of(body.bytes());
        Set<String> sentByAll = ProtocolField.all().stream()
                .filter(field -> field.scope().equals(Scopes.of(body.event())) && field.isSentByEveryPanel())
                .map(ProtocolField::path)
                .collect(Collectors.toSet());

        for (JsonLeaf leaf : leavesOfData(editable)) {
            if (!leaf.path().endsWith("]")) {
                RemnawaveEvent event =
                        decoder.decode(editable.without(leaf.path()).bytes());

                if (sentByAll.contains(leaf.field())) {
                    assertThat(event.missingFields()).as(leaf.path()).containsExactly(leaf.path());
                } else {
                    assertThat(event.missingFields())
                            .as(leaf.path())
                            .isSubsetOf(leaf.path(), identityBeside(leaf.path()));
                }
                throwsWhatItMissesAndNothingElse(event, leaf);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void missesAFieldThatIsOfAnotherType(CorpusBody body) {
        EditableBody editable = EditableBody.of(body.bytes());

        for (JsonLeaf leaf : leavesOfData(editable)) {
            for (String other : List.of("{\"a\":[1]}", "[{\"a\":1},[]]")) {
                boolean isThatType = leaf.value().isArray() && other.startsWith("[");
                if (!isThatType && !leaf.path().endsWith(".rawInbound")) {
                    RemnawaveEvent event =
                            decoder.decode(editable.with(leaf.path(), other).bytes());

                    assertThat(event.missingFields()).as(leaf.path()).contains(leaf.path());
                    if (!leaf.path().endsWith("]")) {
                        throwsWhatItMissesAndNothingElse(event, leaf);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesNullForWhatItIs(CorpusBody body) {
        EditableBody editable = EditableBody.of(body.bytes());

        for (JsonLeaf leaf : leavesOfData(editable)) {
            RemnawaveEvent event =
                    decoder.decode(editable.with(leaf.path(), "null").bytes());

            assertThat(event.missingFields()).as(leaf.path()).isSubsetOf(leaf.path(), identityBeside(leaf.path()));
            if (!leaf.path().endsWith("]")) {
                throwsWhatItMissesAndNothingElse(event, leaf);
            }
        }
    }

    /** An accessor that gives a value in spite of a missing field has it from another place: a payload can say it twice. */
    private static void throwsWhatItMissesAndNothingElse(RemnawaveEvent event, JsonLeaf leaf) {
        String accessors = ModelPaths.of(event.scope(), leaf.field()).orElseThrow();
        Throwable thrown = catchThrowable(() -> ModelValue.at(event, accessors, leaf.path()));
        if (thrown != null) {
            assertThat(thrown).as(leaf.path()).isInstanceOf(MissingFieldException.class);
            assertThat(event.missingFields()).as(leaf.path()).contains(leaf.path());
        } else {
            Object value = ModelValue.at(event, accessors, leaf.path());
            assertThat(ModelValue.tells(value, NullNode.getInstance()) || ModelValue.tells(value, leaf.value()))
                    .as(leaf.path())
                    .isTrue();
        }
    }

    /** Without its only key a user is missing the one that panels send today. */
    private static String identityBeside(String path) {
        return path.replaceAll("\\.uuid$", ".id").replaceAll("\\.userUuid$", ".userId");
    }

    /** All but those of the known leaks. */
    private static List<JsonLeaf> leavesOfData(EditableBody body) {
        return body.leaves().stream()
                .filter(leaf -> leaf.path().startsWith("data."))
                .filter(leaf -> ModelPaths.leak(leaf.field()).isEmpty())
                .toList();
    }
}
