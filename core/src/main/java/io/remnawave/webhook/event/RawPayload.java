package io.remnawave.webhook.event;

import com.fasterxml.jackson.annotation.JsonValue;
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

    /** The size of the body in bytes. */
    int size();

    /** Tells the size and nothing else. */
    @JsonValue
    @Override
    String toString();
}
