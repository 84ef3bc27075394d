package io.remnawave.webhook.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body an event came in, for what the model does not know yet.
 *
 * <p>What it returns is raw: credentials stand in it unmasked, so it does not belong in a log. Printed or serialised the
 * payload shows its size alone. Thread-safe; each call parses the body anew, keep the answer if you need it twice.
 */
public interface RawPayload {

    /**
     * The {@code data} of the body, unmodifiable, in the order of the panel, with its nulls; empty if there is none.
     * Values are {@link String}, {@link Boolean}, {@link Integer}, {@link Long}, {@link java.math.BigInteger},
     * {@link Double}, {@link java.math.BigDecimal} beyond its range, {@link Map}, {@link java.util.List} and null. A number
     * from a thousand digits on that is written with an exponent is what JavaScript reads, an infinite {@link Double}.
     */
    Map<String, @Nullable Object> data();

    /** The whole body in the same form: {@code event}, {@code timestamp}, {@code data}, {@code meta} and what comes. */
    Map<String, @Nullable Object> body();

    /**
     * The fields of the body that the model has no place for, as paths: {@code data.newField}, {@code data.ips[0].asn}.
     * Later panels add such fields, and panels from 2.0 to 2.8 send a few that mean nothing. Empty if all of it is in the
     * event; what the {@code data} of an {@code UnknownEvent} holds is not looked at. At most 100 paths.
     */
    List<String> unknownFields();

    /** The size of the body in bytes. */
    int size();

    /** Tells the size and nothing else. */
    @JsonValue
    @Override
    String toString();
}
