package io.remnawave.webhook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is, across the panel's change of keys: a uuid up to panel 2.1.3, a uuid and a number from 2.1.4 to 2.8.1 (with
 * gaps before 2.3.0), and a number alone from 3.0.0 on.
 *
 * <p>Store {@link #key()} beside your account, and look for an account under all {@link #keys()}: whoever was found under the
 * uuid moves to the number, and once events of a panel between 2.3.0 and 2.8.1 have passed, no account depends on the uuid
 * any more. Immutable and thread-safe.
 */
public final class UserIdentity {
    private final @Nullable Long id;
    private final @Nullable UUID uuid;

    private UserIdentity(@Nullable Long id, @Nullable UUID uuid) {
        this.id = id;
        this.uuid = uuid;
    }

    /** The identity of a user who is known by the number alone. */
    public static UserIdentity ofId(long id) {
        return new UserIdentity(id, null);
    }

    /** The identity of a user who is known by the uuid alone. */
    public static UserIdentity ofUuid(UUID uuid) {
        return new UserIdentity(null, uuid);
    }

    /**
     * The identity that a stored {@link #key()} tells.
     *
     * @throws IllegalArgumentException when the text is neither a whole number nor a uuid
     */
    @JsonCreator
    public static UserIdentity parse(String key) {
        try {
            return key.indexOf('-') > 0 ? ofUuid(UUID.fromString(key)) : ofId(Long.parseLong(key));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A key of a user is a whole number (panel 2.3.0 and later) or a uuid (before): this text of "
                            + key.length() + " characters is neither",
                    e);
        }
    }

    static UserIdentity of(@Nullable Long id, @Nullable UUID uuid, String path) {
        if (id == null && uuid == null) {
            MissingFieldException.require(id, path);
        }
        return new UserIdentity(id, uuid);
    }

    /** The number; null if the panel told none. */
    public @Nullable Long id() {
        return id;
    }

    /** The uuid; null if the panel told none. */
    public @Nullable UUID uuid() {
        return uuid;
    }

    /** The key to store: the number where there is one, since it outlives the uuid; else the uuid. */
    public String key() {
        return keys().get(0);
    }

    /** All keys that this user may be stored under, the one to keep first. Unmodifiable. */
    public List<String> keys() {
        return Stream.of(id, uuid).filter(Objects::nonNull).map(String::valueOf).toList();
    }

    /**
     * Whether both are the same user, as far as they can be compared: by the number if both have one, else by the uuid if both
     * have one. A number alone and a uuid alone never match.
     */
    public boolean matches(UserIdentity other) {
        if (id != null && other.id != null) {
            return id.equals(other.id);
        }
        return uuid != null && uuid.equals(other.uuid);
    }

    /** Whether both tell the same keys; {@link #matches} is what compares users across generations. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserIdentity that && Objects.equals(id, that.id) && Objects.equals(uuid, that.uuid);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, uuid);
    }

    /** The key to store. */
    @JsonValue
    @Override
    public String toString() {
        return key();
    }
}
