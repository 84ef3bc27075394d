package io.remnawave.webhook.model;

import static io.remnawave.webhook.internal.json.JsonType.BOOLEAN;
import static io.remnawave.webhook.internal.json.JsonType.FACTOR;
import static io.remnawave.webhook.internal.json.JsonType.INSTANT;
import static io.remnawave.webhook.internal.json.JsonType.INT32;
import static io.remnawave.webhook.internal.json.JsonType.INT64;
import static io.remnawave.webhook.internal.json.JsonType.SECONDS;
import static io.remnawave.webhook.internal.json.JsonType.TEXT;
import static io.remnawave.webhook.internal.json.JsonType.UUID_TEXT;
import static io.remnawave.webhook.internal.json.JsonType.listOf;
import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the fleet.
 *
 * <p>Parts that a generation sends in another place are at one place here: {@code traffic()}, {@code versions()},
 * {@code system()} and {@code configProfile()}.
 */
public final class Node extends Aggregate<Node> {
    private static final Fields<Node> FIELDS = Fields.define("node", Node.class, Node::new);

    private static final Field<Node, UUID> UUID = FIELDS.required("uuid", UUID_TEXT, sent("uuid", "1.3.3-"));
    private static final Field<Node, Long> ID = FIELDS.optional("id", INT64, sent("id", "2.3.0-2.4.4, 3.1.0-"));
    private static final Field<Node, String> NAME = FIELDS.required("name", TEXT, sent("name", "1.3.3-"));
    private static final Field<Node, String> ADDRESS = FIELDS.required("address", TEXT, sent("address", "1.3.3-"));
    private static final Field<Node, Integer> PORT = FIELDS.optional("port", INT32, sent("port", "1.3.3-"));
    private static final Field<Node, Secret> PROXY_URL =
            FIELDS.optional("proxyUrl", TEXT.as(Secret::of), sent("proxyUrl", "2.8.0-"));
    private static final Field<Node, Boolean> CONNECTED =
            FIELDS.required("connected", BOOLEAN, sent("isConnected", "1.3.3-"));
    private static final Field<Node, Boolean> CONNECTING =
            FIELDS.required("connecting", BOOLEAN, sent("isConnecting", "1.3.3-"));
    private static final Field<Node, Boolean> DISABLED =
            FIELDS.required("disabled", BOOLEAN, sent("isDisabled", "1.3.3-"));
    private static final Field<Node, Boolean> NODE_ONLINE =
            FIELDS.optional("nodeOnline", BOOLEAN, sent("isNodeOnline", "1.3.3-2.2.6"));
    private static final Field<Node, Boolean> XRAY_RUNNING =
            FIELDS.optional("xrayRunning", BOOLEAN, sent("isXrayRunning", "1.3.3-2.2.6"));
    private static final Field<Node, Instant> LAST_STATUS_CHANGE =
            FIELDS.optional("lastStatusChange", INSTANT, sent("lastStatusChange", "1.3.3-"));
    private static final Field<Node, String> LAST_STATUS_MESSAGE =
            FIELDS.optional("lastStatusMessage", TEXT, sent("lastStatusMessage", "1.3.3-"));
    private static final Field<Node, Duration> XRAY_UPTIME =
            FIELDS.optional("xrayUptime", SECONDS, sent("xrayUptime", "1.4.0-"));
    private static final Field<Node, Integer> USERS_ONLINE =
            FIELDS.optional("usersOnline", INT32, sent("usersOnline", "1.3.3-"));
    private static final Field<Node, NodeTraffic> TRAFFIC = FIELDS.group("traffic", NodeTraffic.class);
    private static final Field<Node, BigDecimal> CONSUMPTION_MULTIPLIER =
            FIELDS.required("consumptionMultiplier", FACTOR, sent("consumptionMultiplier", "1.3.3-"));
    private static final Field<Node, BigDecimal> NODE_CONSUMPTION_MULTIPLIER =
            FIELDS.optional("nodeConsumptionMultiplier", FACTOR, sent("nodeConsumptionMultiplier", "2.8.0-"));
    private static final Field<Node, Integer> VIEW_POSITION =
            FIELDS.required("viewPosition", INT32, sent("viewPosition", "1.3.3-"));
    private static final Field<Node, String> COUNTRY_CODE =
            FIELDS.required("countryCode", TEXT, sent("countryCode", "1.3.3-"));
    private static final Field<Node, NodeVersions> VERSIONS =
            FIELDS.group("versions", NodeVersions.class, sent("versions", "2.7.0-"));
    private static final Field<Node, NodeSystem> SYSTEM =
            FIELDS.group("system", NodeSystem.class, sent("system", "2.7.0-"));
    private static final Field<Node, ConfigProfile> CONFIG_PROFILE =
            FIELDS.optionalGroup("configProfile", ConfigProfile.class, sent("configProfile", "2.5.0-"));
    private static final Field<Node, List<Inbound>> EXCLUDED_INBOUNDS =
            FIELDS.optional("excludedInbounds", listOf(Inbound.class), sent("excludedInbounds", "1.3.3-1.6.18"));
    private static final Field<Node, UUID> PROVIDER_UUID =
            FIELDS.optional("providerUuid", UUID_TEXT, sent("providerUuid", "2.0.0-"));
    private static final Field<Node, Provider> PROVIDER =
            FIELDS.optional("provider", object(Provider.class), sent("provider", "2.0.0-"));
    private static final Field<Node, UUID> ACTIVE_PLUGIN_UUID =
            FIELDS.optional("activePluginUuid", UUID_TEXT, sent("activePluginUuid", "2.7.0-"));
    private static final Field<Node, List<String>> TAGS = FIELDS.optional("tags", listOf(TEXT), sent("tags", "2.3.0-"));
    private static final Field<Node, String> NOTE = FIELDS.optional("note", TEXT, sent("note", "2.8.0-"));
    private static final Field<Node, List<NodeIp>> IPS =
            FIELDS.optional("ips", listOf(NodeIp.class), sent("ips", "3.2.2-"));
    private static final Field<Node, List<UUID>> INTEGRATION_UUIDS =
            FIELDS.optional("integrationUuids", listOf(UUID_TEXT), sent("integrationUuids", "3.3.0-"));
    private static final Field<Node, Instant> CREATED_AT =
            FIELDS.required("createdAt", INSTANT, sent("createdAt", "1.3.3-"));
    private static final Field<Node, Instant> UPDATED_AT =
            FIELDS.required("updatedAt", INSTANT, sent("updatedAt", "1.3.3-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Node(Values<Node> values) {
        super(FIELDS, values);
    }

    /** Key of the node in every generation. */
    public UUID uuid() {
        return require(UUID);
    }

    /** Panel 2.3.0 to 2.4.4 and 3.1.0 and later. */
    public @Nullable Long id() {
        return get(ID);
    }

    /** Name. */
    public String name() {
        return require(NAME);
    }

    /** Host name or address the panel talks to. */
    public String address() {
        return require(ADDRESS);
    }

    /** Port the panel talks to. */
    public @Nullable Integer port() {
        return get(PORT);
    }

    /** Panel 2.8.0 and later; may hold credentials. */
    public @Nullable Secret proxyUrl() {
        return get(PROXY_URL);
    }

    /** Whether the panel reaches the node. */
    public boolean connected() {
        return require(CONNECTED);
    }

    /** Whether the panel is trying to. */
    public boolean connecting() {
        return require(CONNECTING);
    }

    /** Whether it was switched off. */
    public boolean disabled() {
        return require(DISABLED);
    }

    /** Panel 1.3.3 to 2.2.6. */
    public @Nullable Boolean nodeOnline() {
        return get(NODE_ONLINE);
    }

    /** Panel 1.3.3 to 2.2.6. */
    public @Nullable Boolean xrayRunning() {
        return get(XRAY_RUNNING);
    }

    /** When the connection last came or went. */
    public @Nullable Instant lastStatusChange() {
        return get(LAST_STATUS_CHANGE);
    }

    /** Why; empty and null both occur. */
    public @Nullable String lastStatusMessage() {
        return get(LAST_STATUS_MESSAGE);
    }

    /** Panel 1.4.0 and later; zero also when unknown. */
    public @Nullable Duration xrayUptime() {
        return get(XRAY_UPTIME);
    }

    /** Zero also when unknown (panel 2.7.0 and later), null when unknown before. */
    public @Nullable Integer usersOnline() {
        return get(USERS_ONLINE);
    }

    /** Bytes used and allowed; the object is always there. */
    public NodeTraffic traffic() {
        return require(TRAFFIC);
    }

    /** What users are charged per byte: 1.5, whatever the unit on the wire. */
    public BigDecimal consumptionMultiplier() {
        return require(CONSUMPTION_MULTIPLIER);
    }

    /** Panel 2.8.0 and later. */
    public @Nullable BigDecimal nodeConsumptionMultiplier() {
        return get(NODE_CONSUMPTION_MULTIPLIER);
    }

    /** Place in the list of the panel. */
    public int viewPosition() {
        return require(VIEW_POSITION);
    }

    /** Two letters, {@code XX} if unknown. */
    public String countryCode() {
        return require(COUNTRY_CODE);
    }

    /** Software of the node; the object is always there. */
    public NodeVersions versions() {
        return require(VERSIONS);
    }

    /** Machine of the node; the object is always there. */
    public NodeSystem system() {
        return require(SYSTEM);
    }

    /** Panel 2.0.0 and later, null before. */
    public @Nullable ConfigProfile configProfile() {
        return get(CONFIG_PROFILE);
    }

    /** Panel 1.3.3 to 1.6.18, null since. */
    public @Nullable List<Inbound> excludedInbounds() {
        return get(EXCLUDED_INBOUNDS);
    }

    /** Panel 2.0.0 and later. */
    public @Nullable UUID providerUuid() {
        return get(PROVIDER_UUID);
    }

    /** Panel 2.0.0 and later. */
    public @Nullable Provider provider() {
        return get(PROVIDER);
    }

    /** Panel 2.7.0 and later. */
    public @Nullable UUID activePluginUuid() {
        return get(ACTIVE_PLUGIN_UUID);
    }

    /** Panel 2.3.0 and later, null before. */
    public @Nullable List<String> tags() {
        return get(TAGS);
    }

    /** Panel 2.8.0 and later; free text. */
    public @Nullable String note() {
        return get(NOTE);
    }

    /** Panel 3.2.2 and later, null before. */
    public @Nullable List<NodeIp> ips() {
        return get(IPS);
    }

    /** Panel 3.3.0 and later, null before. */
    public @Nullable List<UUID> integrationUuids() {
        return get(INTEGRATION_UUIDS);
    }

    /** When the panel created the node. */
    public Instant createdAt() {
        return require(CREATED_AT);
    }

    /** When the panel last changed the node. */
    public Instant updatedAt() {
        return require(UPDATED_AT);
    }
}
