package io.remnawave.webhook.internal.ecmascript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.remnawave.webhook.internal.ecmascript.PropertyOrder.Member;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one form of a JSON text that the panel itself would have written.
 *
 * <p>The panel signs what {@code JSON.stringify} gave it. A proxy or a filter that parses a body and writes it again may
 * change blanks, escapes and the look of numbers, and the signature no longer fits. The canonical form is what
 * {@code JSON.stringify(JSON.parse(text))} gives, so it carries the signature again. What a rewriting lost for good, like
 * the order of names or digits of a number, does not come back.
 *
 * <p>Meant for bytes that nobody has vouched for: memory is a small multiple of the input (a number of four characters
 * may become one of 21), the stack is bounded, and time grows with the length of the input. Thread-safe.
 */
public final class EcmaScriptJson {

    /**
     * How large a body may be that {@link #ofUnverified} looks at, in bytes: several times the largest a panel sends, and
     * small enough that a forger, who can ask for this work at will, gets little of it.
     */
    public static final int MAX_UNVERIFIED_SIZE = 512 * 1024;

    /** Real payloads reach 10. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_NAME_LENGTH = 50_000;

    // Unverified names must not stay behind in shared symbol tables, nor unverified text in buffers kept per thread.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final StringBuilder out;
    private final MemberMoves moves = new MemberMoves();

    private EcmaScriptJson(JsonParser parser, int expectedLength) {
        this.parser = parser;
        this.out = new StringBuilder(expectedLength);
    }

    /**
     * Gives the UTF-8 bytes of what ECMAScript's {@code JSON.stringify(JSON.parse(text))} gives for this text.
     *
     * <p>Empty for anything that is not exactly one JSON text as {@code JSON.parse} takes it, in strict UTF-8: a byte
     * order mark, invalid UTF-8, comments, trailing text. Empty as well for what no panel sends: more than 64 levels of
     * nesting, a number of more than 1,000 digits, a key of more than 50,000 characters.
     *
     * @param json not changed
     * @return bytes of the caller's own; they are equal to {@code json} when that was canonical already
     */
    public static Optional<byte[]> of(byte[] json) {
        try {
            // Decoded here, not by the parser, which would guess UTF-16 and let encoded surrogates pass.
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            CharBuffer text = UnicodeEscapes.resolve(decoded);
            try (JsonParser parser = JSON.createParser(text.array(), 0, text.length())) {
                return new EcmaScriptJson(parser, text.length()).document();
            }
        } catch (IOException malformed) {
            // Nothing here reads from outside: the text itself is the only thing that can be wrong.
            return Optional.empty();
        }
    }

    /** The same for what anybody can send: empty as well for more than {@link #MAX_UNVERIFIED_SIZE} bytes. */
    public static Optional<byte[]> ofUnverified(byte[] body) {
        return body.length > MAX_UNVERIFIED_SIZE ? Optional.empty() : of(body);
    }

    private Optional<byte[]> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Optional.empty();
        }
        value(first);
        if (parser.nextToken() != null) {
            return Optional.empty();
        }
        return Optional.of(moves.applyTo(out).getBytes(StandardCharsets.UTF_8));
    }

    private void value(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> EcmaScriptString.quote(parser.getText(), out);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> out.append(parser.getText());
        }
    }

    private void number() throws IOException {
        double value = Double.parseDouble(parser.getText());
        if (Double.isInfinite(value)) {
            out.append("null");
        } else {
            out.append(EcmaScriptNumber.toString(value));
        }
    }

    private void array() throws IOException {
        out.append('[');
        int start = out.length();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (out.length() > start) {
                out.append(',');
            }
            value(token);
        }
        out.append(']');
    }

    private void object() throws IOException {
        int start = out.length();
        out.append('{');
        PropertyOrder order = new PropertyOrder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (out.length() > start + 1) {
                out.append(',');
            }
            int from = out.length();
            String name = parser.currentName();
            EcmaScriptString.quote(name, out);
            out.append(':');
            value(parser.nextToken());
            order.add(name, new Member(from, out.length()));
        }
        if (!order.isAsWritten()) {
            moves.add(start, out.length(), order.members());
        }
        out.append('}');
    }
}
