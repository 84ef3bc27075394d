package io.remnawave.webhook.testkit.panel;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Secrets by their ids: some given, others asked for. */
record NamedSecrets(Map<String, String> given, Function<String, Optional<String>> others) {

    String get(String id) {
        String secret = given.get(id);
        if (secret != null) {
            return secret;
        }
        return others.apply(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no secret with the id \"" + id
                        + "\". The application under test names its secrets in remnawave.webhook.secrets[n].id, and an"
                        + " emulator built by hand in secret(id, value)."));
    }
}
