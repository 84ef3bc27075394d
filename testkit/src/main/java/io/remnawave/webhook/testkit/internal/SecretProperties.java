package io.remnawave.webhook.testkit.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The secrets of an application as its properties name them: {@code remnawave.webhook.secret} and {@code .secrets[n]}. */
public final class SecretProperties {

    /** Of an application with one secret. */
    public static final String SINGLE = "remnawave.webhook.secret";

    private final Function<String, Optional<String>> properties;

    /** @param properties the value of a property; empty where it has none, or one that cannot be resolved */
    public SecretProperties(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /** Whether the application names its secrets. */
    public boolean areNamed() {
        return id(0).isPresent() || value(0).isPresent();
    }

    /** All named secrets, as properties; those without a value get a new one. */
    public Map<String, String> filled(Supplier<String> newSecret) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int i = 0; id(i).isPresent() || value(i).isPresent(); i++) {
            int index = i;
            id(i).ifPresent(id -> filled.put(name(index, "id"), id));
            filled.put(name(i, "value"), value(i).orElseGet(newSecret));
        }
        return filled;
    }

    /** What an emulator signs with unless told otherwise: the single secret, or else the first of the named ones. */
    public Optional<String> first() {
        return properties.apply(SINGLE).or(() -> value(0));
    }

    /** One of them by its id. */
    public Optional<String> named(String wanted) {
        for (int i = 0; id(i).isPresent() || value(i).isPresent(); i++) {
            if (id(i).orElse("secret-" + i).equals(wanted)) {
                return value(i);
            }
        }
        return wanted.equals("default") ? properties.apply(SINGLE) : Optional.empty();
    }

    private Optional<String> id(int index) {
        return properties.apply(name(index, "id"));
    }

    private Optional<String> value(int index) {
        return properties.apply(name(index, "value"));
    }

    private static String name(int index, String field) {
        return "remnawave.webhook.secrets[" + index + "]." + field;
    }
}
