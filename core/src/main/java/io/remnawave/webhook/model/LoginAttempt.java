package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import org.jspecify.annotations.Nullable;

/**
 * A login at the panel (panel 1.6.1 and later).
 */
public final class LoginAttempt extends Aggregate<LoginAttempt> {
    private static final Fields<LoginAttempt> FIELDS =
            Fields.define("loginAttempt", LoginAttempt.class, LoginAttempt::new);

    private static final Field<LoginAttempt, String> USERNAME =
            FIELDS.required("username", TEXT, sent("username", "1.6.1-"));
    private static final Field<LoginAttempt, Secret> PASSWORD =
            FIELDS.optional("password", TEXT.as(Secret::of), sent("password", "1.6.1-"));
    private static final Field<LoginAttempt, String> IP = FIELDS.required("ip", TEXT, sent("ip", "1.6.1-"));
    private static final Field<LoginAttempt, String> USER_AGENT =
            FIELDS.required("userAgent", TEXT, sent("userAgent", "1.6.1-"));
    private static final Field<LoginAttempt, String> DESCRIPTION =
            FIELDS.required("description", TEXT, sent("description", "1.6.1-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    LoginAttempt(Values<LoginAttempt> values) {
        super(FIELDS, values);
    }

    /** As typed, or who a third party said it is. */
    public String username() {
        return require(USERNAME);
    }

    /** As typed; failed attempts only, null for the others. */
    public @Nullable Secret password() {
        return get(PASSWORD);
    }

    /** Where it came from. */
    public String ip() {
        return require(IP);
    }

    /** {@code Unknown} if the browser sent none. */
    public String userAgent() {
        return require(USER_AGENT);
    }

    /** The reason, an en dash if there is none. */
    public String description() {
        return require(DESCRIPTION);
    }
}
