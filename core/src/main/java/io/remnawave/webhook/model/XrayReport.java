package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.EPOCH_SECOND;
import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Xray saw of a BitTorrent connection (panel 2.7.0 and later).
 */
public final class XrayReport extends Aggregate<XrayReport> {
    private static final Fields<XrayReport> FIELDS =
            Fields.define("report.xrayReport", XrayReport.class, XrayReport::new);

    private static final Field<XrayReport, String> EMAIL = FIELDS.optional("email", TEXT, sent("email", "2.7.0-"));
    private static final Field<XrayReport, Integer> LEVEL = FIELDS.optional("level", INT32, sent("level", "2.7.0-"));
    private static final Field<XrayReport, String> PROTOCOL =
            FIELDS.optional("protocol", TEXT, sent("protocol", "2.7.0-"));
    private static final Field<XrayReport, String> NETWORK =
            FIELDS.required("network", TEXT, sent("network", "2.7.0-"));
    private static final Field<XrayReport, String> SOURCE = FIELDS.optional("source", TEXT, sent("source", "2.7.0-"));
    private static final Field<XrayReport, String> DESTINATION =
            FIELDS.required("destination", TEXT, sent("destination", "2.7.0-"));
    private static final Field<XrayReport, String> ROUTE_TARGET =
            FIELDS.optional("routeTarget", TEXT, sent("routeTarget", "2.7.0-"));
    private static final Field<XrayReport, String> ORIGINAL_TARGET =
            FIELDS.optional("originalTarget", TEXT, sent("originalTarget", "2.7.0-"));
    private static final Field<XrayReport, String> INBOUND_TAG =
            FIELDS.optional("inboundTag", TEXT, sent("inboundTag", "2.7.0-"));
    private static final Field<XrayReport, String> INBOUND_NAME =
            FIELDS.optional("inboundName", TEXT, sent("inboundName", "2.7.0-"));
    private static final Field<XrayReport, String> INBOUND_LOCAL =
            FIELDS.optional("inboundLocal", TEXT, sent("inboundLocal", "2.7.0-"));
    private static final Field<XrayReport, String> OUTBOUND_TAG =
            FIELDS.optional("outboundTag", TEXT, sent("outboundTag", "2.7.0-"));
    private static final Field<XrayReport, Instant> TS = FIELDS.required("ts", EPOCH_SECOND, sent("ts", "2.7.0-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    XrayReport(Values<XrayReport> values) {
        super(FIELDS, values);
    }

    /** The name of the user within Xray. */
    public @Nullable String email() {
        return get(EMAIL);
    }

    /** The level of the user within Xray. */
    public @Nullable Integer level() {
        return get(LEVEL);
    }

    /** {@code bittorrent}. */
    public @Nullable String protocol() {
        return get(PROTOCOL);
    }

    /** {@code tcp} or {@code udp}. */
    public String network() {
        return require(NETWORK);
    }

    /** Address and port of the user. */
    public @Nullable String source() {
        return get(SOURCE);
    }

    /** Address and port of the peer. */
    public String destination() {
        return require(DESTINATION);
    }

    /** After routing. */
    public @Nullable String routeTarget() {
        return get(ROUTE_TARGET);
    }

    /** Before routing. */
    public @Nullable String originalTarget() {
        return get(ORIGINAL_TARGET);
    }

    /** Tag of the inbound. */
    public @Nullable String inboundTag() {
        return get(INBOUND_TAG);
    }

    /** Protocol of the inbound. */
    public @Nullable String inboundName() {
        return get(INBOUND_NAME);
    }

    /** Address and port of the inbound. */
    public @Nullable String inboundLocal() {
        return get(INBOUND_LOCAL);
    }

    /** Tag of the outbound. */
    public @Nullable String outboundTag() {
        return get(OUTBOUND_TAG);
    }

    /** When, to the second. */
    public Instant ts() {
        return require(TS);
    }
}
