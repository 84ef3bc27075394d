package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import org.jspecify.annotations.Nullable;

/**
 * What some user events say beside the user (panel 2.2.0 and later).
 *
 * <p>{@code UserEvent.expirationOffset()} and {@code notConnectedAfter()} tell the same as durations, for older panels too.
 */
public final class UserMeta extends Aggregate<UserMeta> {
    private static final Fields<UserMeta> FIELDS = Fields.define("meta", UserMeta.class, UserMeta::new);

    private static final Field<UserMeta, Integer> EXPIRATION =
            FIELDS.optional("expiration", INT32, sent("expiration", "2.8.0-"));
    private static final Field<UserMeta, Integer> NOT_CONNECTED_AFTER_HOURS =
            FIELDS.optional("notConnectedAfterHours", INT32, sent("notConnectedAfterHours", "2.2.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserMeta(Values<UserMeta> values) {
        super(FIELDS, values);
    }

    /** {@code user.expiration} only, hours: negative before the expiry, positive after it. */
    public @Nullable Integer expiration() {
        return get(EXPIRATION);
    }

    /** {@code user.not_connected} only. */
    public @Nullable Integer notConnectedAfterHours() {
        return get(NOT_CONNECTED_AFTER_HOURS);
    }
}
