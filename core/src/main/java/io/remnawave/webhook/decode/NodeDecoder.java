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
    private NodeDecoder() {}

    static @Nullable Node read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        Long id = null;
        String name = null;
        String address = null;
        Integer port = null;
        Secret proxyUrl = null;
        Boolean connected = null;
        Boolean connecting = null;
        Boolean disabled = null;
        Boolean nodeOnline = null;
        Boolean xrayRunning = null;
        Instant lastStatusChange = null;
        String lastStatusMessage = null;
        Duration xrayUptime = null;
        Integer usersOnline = null;
        Boolean trackingActive = null;
        Long limit = null;
        Long used = null;
        Integer resetDay = null;
        Integer notifyPercent = null;
        BigDecimal consumptionMultiplier = null;
        BigDecimal nodeConsumptionMultiplier = null;
        Integer viewPosition = null;
        String countryCode = null;
        String xrayVersion = null;
        String nodeVersion = null;
        NodeVersions versions = null;
        Integer cpuCount = null;
        String cpuModel = null;
        String totalRam = null;
        NodeSystem system = null;
        UUID activeConfigProfileUuid = null;
        List<Inbound> activeInbounds = null;
        ConfigProfile configProfile = null;
        List<Inbound> excludedInbounds = null;
        UUID providerUuid = null;
        Provider provider = null;
        UUID activePluginUuid = null;
        List<String> tags = null;
        String note = null;
        List<NodeIp> ips = null;
        List<UUID> integrationUuids = null;
        Instant createdAt = null;
        Instant updatedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "uuid" -> uuid = in.uuid();
                case "id" -> id = in.int64();
                case "name" -> name = in.text();
                case "address" -> address = in.text();
                case "port" -> port = in.int32();
                case "proxyUrl" -> proxyUrl = in.secret();
                case "isConnected" -> connected = in.bool();
                case "isConnecting" -> connecting = in.bool();
                case "isDisabled" -> disabled = in.bool();
                case "isNodeOnline" -> nodeOnline = in.bool();
                case "isXrayRunning" -> xrayRunning = in.bool();
                case "lastStatusChange" -> lastStatusChange = in.instant();
                case "lastStatusMessage" -> lastStatusMessage = in.text();
                case "xrayUptime" -> xrayUptime = in.seconds();
                case "usersOnline" -> usersOnline = in.int32();
                case "isTrafficTrackingActive" -> trackingActive = in.bool();
                case "trafficLimitBytes" -> limit = in.int64();
                case "trafficUsedBytes" -> used = in.int64();
                case "trafficResetDay" -> resetDay = in.int32();
                case "notifyPercent" -> notifyPercent = in.int32();
                case "consumptionMultiplier" -> consumptionMultiplier = in.multiplier();
                case "nodeConsumptionMultiplier" -> nodeConsumptionMultiplier = in.multiplier();
                case "viewPosition" -> viewPosition = in.int32();
                case "countryCode" -> countryCode = in.text();
                case "xrayVersion" -> xrayVersion = in.text();
                case "nodeVersion" -> nodeVersion = in.text();
                case "versions" -> versions = NodeVersionsDecoder.read(in);
                case "cpuCount" -> cpuCount = in.int32();
                case "cpuModel" -> cpuModel = in.text();
                case "totalRam" -> totalRam = in.text();
                case "system" -> system = NodeSystemDecoder.read(in);
                case "activeConfigProfileUuid" -> activeConfigProfileUuid = in.uuid();
                case "activeInbounds" -> activeInbounds = in.list(InboundDecoder::read);
                case "configProfile" -> configProfile = ConfigProfileDecoder.read(in);
                case "excludedInbounds" -> excludedInbounds = in.list(InboundDecoder::read);
                case "providerUuid" -> providerUuid = in.uuid();
                case "provider" -> provider = ProviderDecoder.read(in);
                case "activePluginUuid" -> activePluginUuid = in.uuid();
                case "tags" -> tags = in.list(JsonCursor::text);
                case "note" -> note = in.text();
                case "ips" -> ips = in.list(NodeIpDecoder::read);
                case "integrationUuids" -> integrationUuids = in.list(JsonCursor::uuid);
                case "createdAt" -> createdAt = in.instant();
                case "updatedAt" -> updatedAt = in.instant();
                default -> in.skip();
            }
        }
        in.require(uuid, "uuid");
        in.require(name, "name");
        in.require(address, "address");
        in.require(connected, "isConnected");
        in.require(connecting, "isConnecting");
        in.require(disabled, "isDisabled");
        in.require(trackingActive, "isTrafficTrackingActive");
        in.require(consumptionMultiplier, "consumptionMultiplier");
        in.require(viewPosition, "viewPosition");
        in.require(countryCode, "countryCode");
        in.require(createdAt, "createdAt");
        in.require(updatedAt, "updatedAt");
        return new Node(
                uuid,
                id,
                name,
                address,
                port,
                proxyUrl,
                connected,
                connecting,
                disabled,
                nodeOnline,
                xrayRunning,
                lastStatusChange,
                lastStatusMessage,
                xrayUptime,
                usersOnline,
                new NodeTraffic(trackingActive, limit, used, resetDay, notifyPercent),
                consumptionMultiplier,
                nodeConsumptionMultiplier,
                viewPosition,
                countryCode,
                FlatNodeFields.versions(versions, xrayVersion, nodeVersion),
                FlatNodeFields.system(system, cpuCount, cpuModel, totalRam),
                FlatNodeFields.configProfile(configProfile, activeConfigProfileUuid, activeInbounds),
                excludedInbounds,
                providerUuid,
                provider,
                activePluginUuid,
                tags,
                note,
                ips,
                integrationUuids,
                createdAt,
                updatedAt);
    }
}
