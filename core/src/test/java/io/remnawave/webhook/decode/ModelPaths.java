package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.Scopes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where each field of each payload is found in the model: by paths of accessors, {@code user.traffic.used}. Fields that
 * have the name of their accessor at the same place are listed as well, so that nothing is found by chance.
 */
final class ModelPaths {
    /** Fields that the model has on purpose no place for, and why. */
    static final Map<String, String> LEAKS = Map.of(
            "node configProfileInboundsToNodes", "a relation of the database that repeats activeInbounds",
            "node provider.billingHistory", "always null",
            "node provider.billingNodes", "always null",
            "user userTraffic.tId", "always null");

    private static final Map<String, String> INBOUND =
            fields("uuid profileUuid tag type network security port rawInbound");

    private static final Map<String, String> USER = join(
            fields(
                    "uuid id subscriptionUuid shortUuid username status subLastUserAgent subLastOpenedAt expireAt onlineAt"
                            + " subRevokedAt trojanPassword vlessUuid ssPassword description createdAt updatedAt telegramId email"
                            + " hwidDeviceLimit tag firstConnectedAt externalSquadUuid subscriptionUrl activeUserInbounds"
                            + " activeInternalSquads activeInternalSquads[].uuid activeInternalSquads[].name"),
            below("activeUserInbounds[]", "activeUserInbounds[]", INBOUND),
            Map.ofEntries(
                    Map.entry("tId", "id"),
                    Map.entry("usedTrafficBytes", "traffic.used"),
                    Map.entry("lifetimeUsedTrafficBytes", "traffic.lifetimeUsed"),
                    Map.entry("trafficLimitBytes", "traffic.limit"),
                    Map.entry("trafficLimitStrategy", "traffic.limitStrategy"),
                    Map.entry("lastTrafficResetAt", "traffic.lastResetAt"),
                    Map.entry("lastTriggeredThreshold", "traffic.lastTriggeredThreshold"),
                    Map.entry("userTraffic.usedTrafficBytes", "traffic.used"),
                    Map.entry("userTraffic.lifetimeUsedTrafficBytes", "traffic.lifetimeUsed"),
                    Map.entry("userTraffic.onlineAt", "onlineAt"),
                    Map.entry("userTraffic.firstConnectedAt", "firstConnectedAt"),
                    Map.entry("userTraffic.lastConnectedNodeUuid", "lastConnectedNode.uuid"),
                    Map.entry("lastConnectedNodeUuid", "lastConnectedNode.uuid"),
                    Map.entry("lastConnectedNode", "lastConnectedNode.name"),
                    Map.entry("lastConnectedNode.nodeName", "lastConnectedNode.name"),
                    Map.entry("lastConnectedNode.countryCode", "lastConnectedNode.countryCode"),
                    Map.entry("lastConnectedNode.connectedAt", "lastConnectedNode.connectedAt")));

    private static final Map<String, String> NODE = join(
            fields("uuid id name address port proxyUrl lastStatusChange lastStatusMessage xrayUptime usersOnline"
                    + " consumptionMultiplier nodeConsumptionMultiplier viewPosition countryCode excludedInbounds"
                    + " providerUuid provider provider.uuid provider.name provider.faviconLink provider.loginUrl"
                    + " provider.createdAt provider.updatedAt activePluginUuid tags tags[] note ips ips[].ip ips[].status"
                    + " integrationUuids integrationUuids[] createdAt updatedAt system versions versions.xray"
                    + " versions.node system.info.arch system.info.cpus system.info.cpuModel system.info.memoryTotal"
                    + " system.info.hostname system.info.platform system.info.release system.info.type"
                    + " system.info.version system.info.networkInterfaces system.info.networkInterfaces[]"
                    + " system.stats.memoryFree system.stats.memoryUsed system.stats.uptime system.stats.loadAvg"
                    + " system.stats.loadAvg[]"),
            below("excludedInbounds[]", "excludedInbounds[]", INBOUND),
            below("activeInbounds[]", "configProfile.activeInbounds[]", INBOUND),
            below("configProfile.activeInbounds[]", "configProfile.activeInbounds[]", INBOUND),
            Map.ofEntries(
                    Map.entry("isConnected", "connected"),
                    Map.entry("isConnecting", "connecting"),
                    Map.entry("isDisabled", "disabled"),
                    Map.entry("isNodeOnline", "nodeOnline"),
                    Map.entry("isXrayRunning", "xrayRunning"),
                    Map.entry("isTrafficTrackingActive", "traffic.trackingActive"),
                    Map.entry("trafficLimitBytes", "traffic.limit"),
                    Map.entry("trafficUsedBytes", "traffic.used"),
                    Map.entry("trafficResetDay", "traffic.resetDay"),
                    Map.entry("notifyPercent", "traffic.notifyPercent"),
                    Map.entry("xrayVersion", "versions.xray"),
                    Map.entry("nodeVersion", "versions.node"),
                    Map.entry("cpuCount", "system.info.cpus"),
                    Map.entry("cpuModel", "system.info.cpuModel"),
                    Map.entry("totalRam", "system.info.totalRam"),
                    Map.entry("activeConfigProfileUuid", "configProfile.uuid"),
                    Map.entry("activeInbounds", "configProfile.activeInbounds"),
                    Map.entry("configProfile.activeConfigProfileUuid", "configProfile.uuid"),
                    Map.entry("configProfile.activeInbounds", "configProfile.activeInbounds"),
                    Map.entry("system.stats.interface", "system.stats.networkInterface"),
                    Map.entry("system.stats.interface.interface", "system.stats.networkInterface.name"),
                    Map.entry("system.stats.interface.rxBytesPerSec", "system.stats.networkInterface.rxBytesPerSec"),
                    Map.entry("system.stats.interface.txBytesPerSec", "system.stats.networkInterface.txBytesPerSec"),
                    Map.entry("system.stats.interface.rxTotal", "system.stats.networkInterface.rxTotal"),
                    Map.entry("system.stats.interface.txTotal", "system.stats.networkInterface.txTotal")));

    private static final Map<String, String> DEVICE =
            fields("hwid userUuid userId platform osVersion deviceModel userAgent requestIp createdAt updatedAt");

    private static final Map<String, String> SERVICE =
            fields("panelVersion loginAttempt.username loginAttempt.password loginAttempt.ip loginAttempt.userAgent"
                    + " loginAttempt.description subpageConfig.action subpageConfig.uuid apiToken.name apiToken.uuid"
                    + " apiToken.expireAt apiToken.scopes apiToken.scopes[]");

    private static final Map<String, String> REPORT =
            fields("actionReport.blocked actionReport.ip actionReport.blockDuration actionReport.willUnblockAt"
                    + " actionReport.userId actionReport.processedAt xrayReport.email xrayReport.level"
                    + " xrayReport.protocol xrayReport.network xrayReport.source xrayReport.destination"
                    + " xrayReport.routeTarget xrayReport.originalTarget xrayReport.inboundTag xrayReport.inboundName"
                    + " xrayReport.inboundLocal xrayReport.outboundTag xrayReport.ts");

    private static final Map<String, Map<String, String>> BY_SCOPE = Map.of(
            Scopes.USER,
            join(
                    below("data", "user", USER),
                    Map.of(
                            "meta", "meta",
                            "meta.expiration", "meta.expiration",
                            "meta.notConnectedAfterHours", "meta.notConnectedAfterHours")),
            Scopes.USER_HWID_DEVICES,
            join(below("data.user", "user", USER), below("data.hwidUserDevice", "device", DEVICE)),
            Scopes.NODE,
            below("data", "node", NODE),
            Scopes.SERVICE,
            below("data", "", SERVICE),
            Scopes.ERRORS,
            Map.of("data.description", "description"),
            Scopes.CRM,
            below("data", "payment", fields("nodeName providerName loginUrl nextBillingAt")),
            Scopes.TORRENT_BLOCKER,
            join(
                    below("data.user", "user", USER),
                    below("data.node", "node", NODE),
                    below("data.report", "report", REPORT)));

    private static final Map<String, String> ENVELOPE =
            Map.of("event", "name", "timestamp", "occurredAt", "scope", "scope");

    private ModelPaths() {}

    /** The accessors that lead to a field of a body; empty if the model has no place for it. */
    static Optional<String> of(String scope, String field) {
        String envelope = ENVELOPE.get(field);
        return Optional.ofNullable(
                envelope != null ? envelope : BY_SCOPE.get(scope).get(field));
    }

    /** Why a field of a body has no place in the model; empty if it must have one. */
    static Optional<String> leak(String field) {
        return LEAKS.entrySet().stream()
                .filter(leak -> {
                    String[] parts = leak.getKey().split(" ");
                    String prefix = "data\\.(" + parts[0] + "\\.)?" + parts[1].replace(".", "\\.");
                    return field.matches(prefix + "(\\[].*)?");
                })
                .map(Map.Entry::getValue)
                .findAny();
    }

    private static Map<String, String> fields(String names) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String name : names.split(" ")) {
            paths.put(name, name);
        }
        return paths;
    }

    private static Map<String, String> below(String json, String accessor, Map<String, String> paths) {
        Map<String, String> below = new HashMap<>();
        paths.forEach(
                (field, path) -> below.put(json + "." + field, accessor.isEmpty() ? path : accessor + "." + path));
        return below;
    }

    @SafeVarargs
    private static Map<String, String> join(Map<String, String>... parts) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
