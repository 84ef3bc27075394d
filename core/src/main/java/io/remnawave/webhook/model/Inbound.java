package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inbound of a node or, before panel 2.0.0, of a user.
 *
 * @param uuid key of the inbound
 * @param profileUuid the profile it belongs to, panel 2.0.0 and later
 * @param tag name, unique in the profile
 * @param type protocol: {@code vless}
 * @param network transport: {@code tcp}; panel 1.4.0 and later
 * @param security {@code reality}; panel 1.4.0 and later
 * @param port panel 2.0.0 and later
 * @param rawInbound the whole configuration, sensitive; panel 2.0.0 and later
 */
public record Inbound(
        @Nullable UUID uuid,
        @Nullable UUID profileUuid,
        @Nullable String tag,
        @Nullable String type,
        @Nullable String network,
        @Nullable String security,
        @Nullable Integer port,
        @Nullable RawInbound rawInbound) {

    @Override
    public UUID uuid() {
        return require(uuid, "inbound.uuid");
    }

    @Override
    public String tag() {
        return require(tag, "inbound.tag");
    }

    @Override
    public String type() {
        return require(type, "inbound.type");
    }
}
