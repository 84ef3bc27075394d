package io.remnawave.webhook.model;

import org.jspecify.annotations.Nullable;

/**
 * A value was asked for that every panel sends and this payload lacks, or holds as another JSON type.
 *
 * <p>It is thrown where a null or a zero would be a lie: a missing {@code expireAt} must not look like an expired user.
 * {@code RemnawaveEvent.missingFields()} tells beforehand what an event lacks.
 */
public final class MissingFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    private MissingFieldException(String path) {
        super("The payload has no usable `" + path
                + "`, which every panel sends. RemnawaveEvent.missingFields() lists what an event lacks;"
                + " RemnawaveEvent.data() shows what came instead.");
        this.path = path;
    }

    /** The field, with the name the panel gives it, below the payload it belongs to: {@code user.expireAt}. */
    public String path() {
        return path;
    }

    /**
     * Gives the value back unless it is null.
     *
     * @param path what {@link #path()} shall say
     * @throws MissingFieldException when the value is null
     */
    public static <T> T require(@Nullable T value, String path) {
        if (value == null) {
            throw new MissingFieldException(path);
        }
        return value;
    }
}
