package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** Opens bodies within limits, and says what is wrong with one that is not JSON. */
public final class Json {
    /** How deep objects and arrays may be nested. */
    public static final int MAX_DEPTH = 256;

    /** How many characters a number may have. */
    public static final int MAX_NUMBER_LENGTH = 256;

    /**
     * The pool is shared, because buffers that belong to a thread are made anew for every virtual thread: 8 KB for a body
     * of one.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private Json() {}

    /** Reads what stands after the brace that opens the object of a body. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Opens a body, has its object read and closes it again.
     *
     * @throws MalformedJsonException when the body is no JSON object, or the reader comes to a place where it is not
     */
    public static <T> T read(byte[] body, Reader<T> reader) {
        if (isUtf16Or32(body)) {
            throw new MalformedJsonException("it is not in UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("it is not a JSON object");
            }
            return reader.read(parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Opens the value that begins at a place of a body that was read before. */
    static JsonParser open(byte[] body, int from) throws IOException {
        return FACTORY.createParser(body, from, body.length - from);
    }

    /** The parser's own words may quote the body, so they are not passed on. */
    private static MalformedJsonException malformed(IOException e) {
        String reason = e instanceof StreamConstraintsException
                ? "it is beyond a limit of EventDecoder (depth, length of a number)"
                : "it is not valid JSON in UTF-8";
        return new MalformedJsonException(
                e instanceof JsonProcessingException json && json.getLocation() != null
                        ? reason + ", near byte " + json.getLocation().getByteOffset()
                        : reason);
    }

    /** The parser would guess these encodings; a panel writes UTF-8, and offsets into the body rely on it. */
    private static boolean isUtf16Or32(byte[] body) {
        for (int i = 0; i < Math.min(4, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
