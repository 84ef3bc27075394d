package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class LoginAttemptDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> USERNAME = TABLE.required("username", Scalar.TEXT);
    private static final Field<Secret> PASSWORD = TABLE.optional("password", Scalar.SECRET);
    private static final Field<String> IP = TABLE.required("ip", Scalar.TEXT);
    private static final Field<String> USER_AGENT = TABLE.required("userAgent", Scalar.TEXT);
    private static final Field<String> DESCRIPTION = TABLE.required("description", Scalar.TEXT);

    private LoginAttemptDecoder() {}

    static @Nullable LoginAttempt read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null
                ? null
                : new LoginAttempt(
                        USERNAME.of(values),
                        PASSWORD.of(values),
                        IP.of(values),
                        USER_AGENT.of(values),
                        DESCRIPTION.of(values));
    }
}
