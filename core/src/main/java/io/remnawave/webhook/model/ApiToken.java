package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A token for the API of the panel (panel 2.8.0 and later); its text is not sent.
 */
public final class ApiToken extends Aggregate<ApiToken> {
    private static final Fields<ApiToken> FIELDS = Fields.define("apiToken", ApiToken.class, ApiToken::new);

    private static final Field<ApiToken, String> NAME = FIELDS.required("name", TEXT, sent("name", "2.8.0-"));
    private static final Field<ApiToken, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "2.8.0-"));
    private static final Field<ApiToken, Instant> EXPIRE_AT =
            FIELDS.required("expireAt", INSTANT, sent("expireAt", "2.8.0-"));
    private static final Field<ApiToken, List<String>> SCOPES =
            FIELDS.required("scopes", listOf(TEXT), sent("scopes", "2.8.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ApiToken(Values<ApiToken> values) {
        super(FIELDS, values);
    }

    /** Name of the token. */
    public String name() {
        return require(NAME);
    }

    /** Key of the token. */
    public UUID uuid() {
        return require(UUID);
    }

    /** End of its validity. */
    public Instant expireAt() {
        return require(EXPIRE_AT);
    }

    /** What it may do, {@code *} for everything. */
    public List<String> scopes() {
        return require(SCOPES);
    }
}
