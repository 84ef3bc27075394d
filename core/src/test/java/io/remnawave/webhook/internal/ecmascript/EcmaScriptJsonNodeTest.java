package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.remnawave.webhook.corpus.CorpusBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel runs on Node.js: its own {@code JSON} is the judge here. */
class EcmaScriptJsonNodeTest {

    private static final long SEED = 20_250_227;

    @TempDir
    private Path directory;

    @BeforeEach
    void needsNode() {
        assumeTrue(
                NodeJs.isInstalled(),
                "Node.js is not installed: the canonical form is compared with hand-written expectations only");
    }

    @Test
    void agreesOnTheCorpusHoweverItIsRewritten() throws Exception {
        assertAgrees(CorpusBody.all().stream()
                .map(body -> new String(body.bytes(), UTF_8))
                .flatMap(body -> Stream.of(Rewriting.values()).map(rewriting -> rewriting.of(body))));
    }

    @Test
    void agreesOnRandomTexts() throws Exception {
        JsonTexts texts = new JsonTexts(SEED);

        assertAgrees(Stream.generate(texts::text).limit(25_000));
    }

    @Test
    void agreesOnWhichDamagedTextsAreRefused() throws Exception {
        JsonTexts texts = new JsonTexts(SEED);

        assertAgrees(Stream.generate(texts::damagedText).limit(25_000));
    }

    @Test
    void agreesOnRandomNumbers() throws Exception {
        JsonTexts texts = new JsonTexts(SEED);

        assertAgrees(lists(Stream.generate(texts::number).limit(100_000).toList()));
    }

    @Test
    void agreesOnTheSmallestNumbersAndOnEveryPowerOfTwoAndOfTen() throws Exception {
        Stream<String> smallest = IntStream.rangeClosed(1, 2_000).mapToObj(i -> Double.toString(i * Double.MIN_VALUE));
        Stream<String> powersOfTwo = IntStream.range(-1074, 1024)
                .mapToDouble(exponent -> Math.scalb(1.0, exponent))
                .flatMap(power -> DoubleStream.of(Math.nextDown(power), power, Math.nextUp(power)))
                .mapToObj(Double::toString);
        Stream<String> powersOfTen = IntStream.rangeClosed(-330, 310).mapToObj(exponent -> "1e" + exponent);

        assertAgrees(lists(Stream.of(smallest, powersOfTwo, powersOfTen)
                .flatMap(numbers -> numbers)
                .toList()));
    }

    @Test
    void agreesOnEveryEscapeInValuesAndKeys() throws Exception {
        Stream<String> escapes = IntStream.range(0, 0x10000).mapToObj("\"\\u%04x\""::formatted);

        assertAgrees(escapes.map(escape -> "{" + escape + ":" + escape + "}"));
    }

    /** Lists of 100, so that a failure shows a text one can read. */
    private static Stream<String> lists(List<String> numbers) {
        return IntStream.iterate(0, from -> from < numbers.size(), from -> from + 100)
                .mapToObj(from -> numbers.subList(from, Math.min(from + 100, numbers.size())))
                .map(list -> String.join(",", list))
                .map(list -> "[" + list + "]");
    }

    private void assertAgrees(Stream<String> generated) throws Exception {
        List<String> texts = generated.toList();
        List<Optional<String>> expected = NodeJs.stringifyParsed(texts, directory);

        assertThat(expected).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Optional<String> canonical = EcmaScriptJson.of(text.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8));
            assertThat(canonical).as("text %d: %.1000s", i, text).isEqualTo(expected.get(i));
        }
    }
}
