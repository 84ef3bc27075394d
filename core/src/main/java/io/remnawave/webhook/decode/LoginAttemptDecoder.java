package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class LoginAttemptDecoder {
    private LoginAttemptDecoder() {}

    static @Nullable LoginAttempt read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String username = null;
        Secret password = null;
        String ip = null;
        String userAgent = null;
        String description = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "username" -> username = in.text();
                case "password" -> password = in.secret();
                case "ip" -> ip = in.text();
                case "userAgent" -> userAgent = in.text();
                case "description" -> description = in.text();
                default -> in.skip();
            }
        }
        in.require(username, "username");
        in.require(ip, "ip");
        in.require(userAgent, "userAgent");
        in.require(description, "description");
        return new LoginAttempt(username, password, ip, userAgent, description);
    }
}
