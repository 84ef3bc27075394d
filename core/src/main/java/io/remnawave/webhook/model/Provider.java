package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who rents out the machine of a node (panel 2.0.0 and later).
 */
public final class Provider extends Aggregate<Provider> {
    private static final Fields<Provider> FIELDS = Fields.define("provider", Provider.class, Provider::new);

    private static final Field<Provider, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "2.0.0-"));
    private static final Field<Provider, String> NAME = FIELDS.required("name", TEXT, sent("name", "2.0.0-"));
    private static final Field<Provider, String> FAVICON_LINK =
            FIELDS.optional("faviconLink", TEXT, sent("faviconLink", "2.0.0-"));
    private static final Field<Provider, String> LOGIN_URL =
            FIELDS.optional("loginUrl", TEXT, sent("loginUrl", "2.0.0-"));
    private static final Field<Provider, Instant> CREATED_AT =
            FIELDS.required("createdAt", INSTANT, sent("createdAt", "2.0.0-"));
    private static final Field<Provider, Instant> UPDATED_AT =
            FIELDS.required("updatedAt", INSTANT, sent("updatedAt", "2.0.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Provider(Values<Provider> values) {
        super(FIELDS, values);
    }

    /** Key of the provider. */
    public UUID uuid() {
        return require(UUID);
    }

    /** Name of the provider. */
    public String name() {
        return require(NAME);
    }

    /** Link to an icon. */
    public @Nullable String faviconLink() {
        return get(FAVICON_LINK);
    }

    /** Link to its console. */
    public @Nullable String loginUrl() {
        return get(LOGIN_URL);
    }

    /** When the panel created the entry. */
    public Instant createdAt() {
        return require(CREATED_AT);
    }

    /** When the panel last changed the entry. */
    public Instant updatedAt() {
        return require(UPDATED_AT);
    }
}
