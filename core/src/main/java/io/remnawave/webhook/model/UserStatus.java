package io.remnawave.webhook.model;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The state of a user.
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #known()} false.
 *
 * @param value the text on the wire
 */
public record UserStatus(String value) {
    public static final UserStatus ACTIVE = new UserStatus("ACTIVE");
    public static final UserStatus DISABLED = new UserStatus("DISABLED");
    /** The traffic limit is used up. */
    public static final UserStatus LIMITED = new UserStatus("LIMITED");

    public static final UserStatus EXPIRED = new UserStatus("EXPIRED");

    private static final Map<String, UserStatus> KNOWN =
            Stream.of(ACTIVE, DISABLED, LIMITED, EXPIRED).collect(toUnmodifiableMap(UserStatus::value, identity()));

    /** The value of a text; for a known text always the constant. */
    public static UserStatus of(String value) {
        UserStatus known = KNOWN.get(value);
        return known != null ? known : new UserStatus(value);
    }

    /** The values this class has constants for. */
    public static Collection<UserStatus> all() {
        return KNOWN.values();
    }

    /** Whether the text is that of a constant of this class. */
    public boolean known() {
        return KNOWN.containsKey(value);
    }

    /** The text on the wire. */
    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
