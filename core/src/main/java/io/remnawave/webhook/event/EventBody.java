package io.remnawave.webhook.event;

import com.fasterxml.jackson.annotation.JsonValue;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.JsonTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body an event came in: to keep the event by, and for what the model does not know yet.
 *
 * <p>What it returns is raw: credentials stand in it unmasked, so it does not belong in a log. Printed or serialised it
 * shows its size alone. Immutable and thread-safe; each call parses the body anew, keep the answer if you need it twice.
 */
public final class EventBody {
    private final transient Document<?> document;

    EventBody(Document<?> document) {
        this.document = document;
    }

    /** The signed bytes, a copy: {@code EventDecoder.standard().decode(bytes)} gives the event back. */
    public byte[] bytes() {
        return document.body().clone();
    }

    /** The size of the body in bytes. */
    public int size() {
        return document.body().length;
    }

    /**
     * The whole body, unmodifiable, in the order of the panel, with its nulls: {@code event}, {@code timestamp}, {@code data},
     * {@code meta} and what comes. Values are {@link String}, {@link Boolean}, {@link Integer}, {@link Long},
     * {@link java.math.BigInteger}, {@link Double}, {@link java.math.BigDecimal} beyond its range, {@link Map},
     * {@link java.util.List} and null. A number from a thousand digits on that is written with an exponent is what JavaScript
     * reads, an infinite {@link Double}.
     */
    public Map<String, @Nullable Object> asMap() {
        return JsonTree.parseObject(document.body());
    }

    /**
     * The fields of the body that the model has no place for, as paths: {@code data.newField}, {@code data.ips[0].asn}.
     * Later panels add such fields, and panels from 2.0 to 2.8 send a few that mean nothing. Empty if all of it is in the
     * event; what the {@code data} of an {@code UnknownEvent} holds is not looked at. At most 100 paths.
     */
    public List<String> unknownFields() {
        return document.unknownFields();
    }

    /** Whether both have the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventBody that && Arrays.equals(document.body(), that.document.body());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(document.body());
    }

    /** Tells the size and nothing else. */
    @JsonValue
    @Override
    public String toString() {
        return size() + " bytes";
    }
}
