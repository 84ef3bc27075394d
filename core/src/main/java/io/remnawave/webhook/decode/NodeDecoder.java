package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ConfigProfile;
import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.NodeIp;
import io.remnawave.webhook.model.NodeSystem;
import io.remnawave.webhook.model.NodeTraffic;
import io.remnawave.webhook.model.NodeVersions;
import io.remnawave.webhook.model.Provider;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a node of any generation. */
final class NodeDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);
    private static final Field<Long> ID = TABLE.optional("id", Scalar.INT64);
    private static final Field<String> NAME = TABLE.required("name", Scalar.TEXT);
    private static final Field<String> ADDRESS = TABLE.required("address", Scalar.TEXT);
    private static final Field<Integer> PORT = TABLE.optional("port", Scalar.INT32);
    private static final Field<Secret> PROXY_URL = TABLE.optional("proxyUrl", Scalar.SECRET);
    private static final Field<Boolean> CONNECTED = TABLE.required("isConnected", Scalar::bool);
    private static final Field<Boolean> CONNECTING = TABLE.required("isConnecting", Scalar::bool);
    private static final Field<Boolean> DISABLED = TABLE.required("isDisabled", Scalar::bool);
    private static final Field<Instant> LAST_STATUS_CHANGE = TABLE.optional("lastStatusChange", Scalar.INSTANT);
    private static final Field<String> LAST_STATUS_MESSAGE = TABLE.optional("lastStatusMessage", Scalar.TEXT);
    private static final Field<Integer> RESET_DAY = TABLE.optional("trafficResetDay", Scalar.INT32);
    private static final Field<BigDecimal> CONSUMPTION_MULTIPLIER =
            TABLE.required("consumptionMultiplier", Scalar::multiplier);
    private static final Field<BigDecimal> NODE_CONSUMPTION_MULTIPLIER =
            TABLE.optional("nodeConsumptionMultiplier", Scalar::multiplier);
    private static final Field<Boolean> TRACKING_ACTIVE = TABLE.required("isTrafficTrackingActive", Scalar::bool);
    private static final Field<Long> LIMIT = TABLE.optional("trafficLimitBytes", Scalar.INT64);
    private static final Field<Long> USED = TABLE.optional("trafficUsedBytes", Scalar.INT64);
    private static final Field<Integer> NOTIFY_PERCENT = TABLE.optional("notifyPercent", Scalar.INT32);
    private static final Field<String> NOTE = TABLE.optional("note", Scalar.TEXT);
    private static final Field<Integer> VIEW_POSITION = TABLE.required("viewPosition", Scalar.INT32);
    private static final Field<String> COUNTRY_CODE = TABLE.required("countryCode", Scalar.TEXT);
    private static final Field<List<String>> TAGS = TABLE.optional("tags", in -> in.list(Scalar.TEXT));
    private static final Field<List<UUID>> INTEGRATION_UUIDS =
            TABLE.optional("integrationUuids", in -> in.list(Scalar.UUID));
    private static final Field<List<NodeIp>> IPS = TABLE.optional("ips", in -> in.list(NodeIpDecoder::read));
    private static final Field<Instant> CREATED_AT = TABLE.required("createdAt", Scalar.INSTANT);
    private static final Field<Instant> UPDATED_AT = TABLE.required("updatedAt", Scalar.INSTANT);
    private static final Field<ConfigProfile> CONFIG_PROFILE =
            TABLE.optional("configProfile", ConfigProfileDecoder::read);
    private static final Field<UUID> PROVIDER_UUID = TABLE.optional("providerUuid", Scalar.UUID);
    private static final Field<Provider> PROVIDER = TABLE.optional("provider", ProviderDecoder::read);
    private static final Field<UUID> ACTIVE_PLUGIN_UUID = TABLE.optional("activePluginUuid", Scalar.UUID);
    private static final Field<Duration> XRAY_UPTIME = TABLE.optional("xrayUptime", Scalar::seconds);
    private static final Field<Integer> USERS_ONLINE = TABLE.optional("usersOnline", Scalar.INT32);
    private static final Field<NodeSystem> SYSTEM = TABLE.optional("system", NodeSystemDecoder::read);
    private static final Field<NodeVersions> VERSIONS = TABLE.optional("versions", NodeVersionsDecoder::read);
    private static final Field<Boolean> NODE_ONLINE = TABLE.legacy("isNodeOnline", Scalar::bool);
    private static final Field<Boolean> XRAY_RUNNING = TABLE.legacy("isXrayRunning", Scalar::bool);
    private static final Field<String> XRAY_VERSION = TABLE.legacy("xrayVersion", Scalar.TEXT);
    private static final Field<String> NODE_VERSION = TABLE.legacy("nodeVersion", Scalar.TEXT);
    private static final Field<Integer> CPU_COUNT = TABLE.legacy("cpuCount", Scalar.INT32);
    private static final Field<String> CPU_MODEL = TABLE.legacy("cpuModel", Scalar.TEXT);
    private static final Field<String> TOTAL_RAM = TABLE.legacy("totalRam", Scalar.TEXT);
    private static final Field<UUID> ACTIVE_CONFIG_PROFILE_UUID = TABLE.legacy("activeConfigProfileUuid", Scalar.UUID);
    private static final Field<List<Inbound>> ACTIVE_INBOUNDS =
            TABLE.legacy("activeInbounds", in -> in.list(InboundDecoder::read));
    private static final Field<List<Inbound>> EXCLUDED_INBOUNDS =
            TABLE.legacy("excludedInbounds", in -> in.list(InboundDecoder::read));

    private NodeDecoder() {}

    static @Nullable Node read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        if (values == null) {
            return null;
        }
        return new Node(
                UUID.of(values),
                ID.of(values),
                NAME.of(values),
                ADDRESS.of(values),
                PORT.of(values),
                PROXY_URL.of(values),
                CONNECTED.of(values),
                CONNECTING.of(values),
                DISABLED.of(values),
                NODE_ONLINE.of(values),
                XRAY_RUNNING.of(values),
                LAST_STATUS_CHANGE.of(values),
                LAST_STATUS_MESSAGE.of(values),
                XRAY_UPTIME.of(values),
                USERS_ONLINE.of(values),
                new NodeTraffic(
                        TRACKING_ACTIVE.of(values),
                        LIMIT.of(values),
                        USED.of(values),
                        RESET_DAY.of(values),
                        NOTIFY_PERCENT.of(values)),
                CONSUMPTION_MULTIPLIER.of(values),
                NODE_CONSUMPTION_MULTIPLIER.of(values),
                VIEW_POSITION.of(values),
                COUNTRY_CODE.of(values),
                FlatNodeFields.versions(VERSIONS.of(values), XRAY_VERSION.of(values), NODE_VERSION.of(values)),
                FlatNodeFields.system(
                        SYSTEM.of(values), CPU_COUNT.of(values), CPU_MODEL.of(values), TOTAL_RAM.of(values)),
                FlatNodeFields.configProfile(
                        CONFIG_PROFILE.of(values), ACTIVE_CONFIG_PROFILE_UUID.of(values), ACTIVE_INBOUNDS.of(values)),
                EXCLUDED_INBOUNDS.of(values),
                PROVIDER_UUID.of(values),
                PROVIDER.of(values),
                ACTIVE_PLUGIN_UUID.of(values),
                TAGS.of(values),
                NOTE.of(values),
                IPS.of(values),
                INTEGRATION_UUIDS.of(values),
                CREATED_AT.of(values),
                UPDATED_AT.of(values));
    }
}
