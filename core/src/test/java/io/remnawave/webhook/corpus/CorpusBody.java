package io.remnawave.webhook.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One body as panels of that version send it, and the headers that came with it; a line of {@code corpus/index.tsv}. Signed
 * with {@link #SECRET}.
 *
 * @param event the name in the body; in brackets for the two reports of the node plugin, which are no webhooks
 * @param variant {@code full}, {@code nulls}, {@code nasty} text, {@code big} numbers, or {@code declared-only} for events
 *     that the panel declares and never sends
 * @param howMade {@code real-model-run}: by the release's own models; {@code hand-from-code}: written after its source
 * @param signature lower-case hex; {@code -} for the reports of the node plugin, which are not signed
 */
public record CorpusBody(
        String path,
        String panelVersion,
        String event,
        String variant,
        String howMade,
        String timestamp,
        String signature) {

    public static final String SECRET = "vsmu67Kmg6R8FjIOF1WUY8LWBHie4scdEqrfsKmyf4IAf8dY3nFS0wwYHkhh6ZvQ";

    /** All bodies, in the order of the index: oldest panel first. */
    public static List<CorpusBody> all() {
        return new String(read("index.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(c -> new CorpusBody(c[0], c[1], c[2], c[3], c[4], c[5], c[6]))
                .toList();
    }

    public boolean isSigned() {
        return !signature.equals("-");
    }

    /** The exact bytes that were signed. */
    public byte[] bytes() {
        return read(path);
    }

    @Override
    public String toString() {
        return path;
    }

    private static byte[] read(String path) {
        try (InputStream in = CorpusBody.class.getResourceAsStream("/corpus/" + path)) {
            if (in == null) {
                throw new IllegalStateException("corpus/" + path + " is not among the test resources");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
