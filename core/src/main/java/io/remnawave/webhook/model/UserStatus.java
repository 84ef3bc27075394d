package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The state of a user.
 *
 * <p>An open enumeration: a text that this version does not know is a value too, with {@link #isKnown()} false.
 */
public final class UserStatus extends OpenEnumeration {
    public static final UserStatus ACTIVE = new UserStatus("ACTIVE");
    public static final UserStatus DISABLED = new UserStatus("DISABLED");
    /** The traffic limit is used up. */
    public static final UserStatus LIMITED = new UserStatus("LIMITED");

    public static final UserStatus EXPIRED = new UserStatus("EXPIRED");

    private static final Map<String, UserStatus> KNOWN = known(Stream.of(ACTIVE, DISABLED, LIMITED, EXPIRED));

    private UserStatus(String value) {
        super(value);
    }

    /** The value of a text; for a known text always the constant. */
    @JsonCreator
    public static UserStatus of(String value) {
        UserStatus known = KNOWN.get(value);
        return known != null ? known : new UserStatus(value);
    }

    /** The values this class has constants for. */
    public static Collection<UserStatus> all() {
        return KNOWN.values();
    }

    @Override
    public boolean isKnown() {
        return KNOWN.containsKey(value());
    }
}
