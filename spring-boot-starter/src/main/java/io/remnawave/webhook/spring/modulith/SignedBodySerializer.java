package io.remnawave.webhook.spring.modulith;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.event.RemnawaveEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.modulith.events.core.EventSerializer;

/**
 * Keeps the event of a panel as the body that was signed, and decodes that again: the JSON of an event masks what is secret,
 * and could not be read back. Events of other types are left to another serializer. Thread-safe, if that is.
 */
final class SignedBodySerializer implements EventSerializer {

    /** What Spring Modulith's tables hold in most databases. A body that is longer is compressed. */
    private static final int LONGEST_TEXT = 4_000;

    /** No body begins so: it is an object. */
    private static final String COMPRESSED = "gzip;base64,";

    private final EventSerializer others;

    SignedBodySerializer(EventSerializer others) {
        this.others = others;
    }

    @Override
    public Object serialize(Object event) {
        if (!(event instanceof RemnawaveEvent ofPanel)) {
            return others.serialize(event);
        }
        byte[] body = ofPanel.body().bytes();
        String text = new String(body, StandardCharsets.UTF_8);
        boolean fits = text.length() <= LONGEST_TEXT && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
        return fits ? text : COMPRESSED + Base64.getEncoder().encodeToString(compressed(body));
    }

    @Override
    public <T> T deserialize(Object serialized, Class<T> type) {
        if (!RemnawaveEvent.class.isAssignableFrom(type)) {
            return others.deserialize(serialized, type);
        }
        RemnawaveEvent event = decode(serialized.toString());
        if (!type.isInstance(event)) {
            throw new IllegalStateException(
                    "An event publication is said to be of " + type.getName() + ", and its body is of a "
                            + event.getClass().getSimpleName() + ". Was the table changed by hand?");
        }
        return type.cast(event);
    }

    private static RemnawaveEvent decode(String serialized) {
        byte[] body = serialized.startsWith(COMPRESSED)
                ? decompressed(Base64.getDecoder().decode(serialized.substring(COMPRESSED.length())))
                : serialized.getBytes(StandardCharsets.UTF_8);
        try {
            return EventDecoder.standard().decode(body);
        } catch (MalformedEventException e) {
            throw new IllegalStateException(
                    "An event publication of a Remnawave event holds no body of a panel, so another serializer has written it,"
                            + " perhaps one before the SDK's: delete its row.",
                    e);
        }
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compression = new GZIPOutputStream(bytes)) {
            compression.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] decompressed(byte[] compressed) {
        try (GZIPInputStream compression = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return compression.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
