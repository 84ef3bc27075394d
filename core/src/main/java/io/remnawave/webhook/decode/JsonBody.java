package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/** Opens bodies with the limits of {@link EventDecoder}, and says what is wrong with one that is not JSON. */
final class JsonBody {
    /**
     * The pool is shared, because buffers that belong to a thread are made anew for every virtual thread: 8 KB for a body
     * of one.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EventDecoder.MAX_DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(EventDecoder.MAX_NUMBER_LENGTH)
                    .build())
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private JsonBody() {}

    /** Reads what stands after the brace that opens the object of a body. */
    @FunctionalInterface
    interface ObjectReader<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Opens a body, has its object read and closes it again.
     *
     * @throws MalformedEventException when the body is no JSON object, or the reader comes to a place where it is not
     */
    static <T> T read(byte[] body, ObjectReader<T> reader) {
        if (isUtf16Or32(body)) {
            throw new MalformedEventException("it is not in UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedEventException("it is not a JSON object");
            }
            return reader.read(parser);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The parser's own words may quote the body, so they are not passed on. */
    private static MalformedEventException malformed(IOException e) {
        String reason = e instanceof StreamConstraintsException
                ? "it is beyond a limit of EventDecoder (depth, length of a number)"
                : "it is not valid JSON in UTF-8";
        return new MalformedEventException(
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
