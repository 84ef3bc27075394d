package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

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
 *
 * @param uuid key of the node in every generation
 * @param id panel 2.3.0 to 2.4.4 and 3.1.0 and later
 * @param name name
 * @param address host name or address the panel talks to
 * @param port port the panel talks to
 * @param proxyUrl panel 2.8.0 and later; may hold credentials
 * @param connected whether the panel reaches the node
 * @param connecting whether the panel is trying to
 * @param disabled whether it was switched off
 * @param nodeOnline panel 1.3.3 to 2.2.6
 * @param xrayRunning panel 1.3.3 to 2.2.6
 * @param lastStatusChange when the connection last came or went
 * @param lastStatusMessage why; empty and null both occur
 * @param xrayUptime panel 1.4.0 and later; zero also when unknown
 * @param usersOnline zero also when unknown (panel 2.7.0 and later), null when unknown before
 * @param traffic bytes used and allowed; the object is always there
 * @param consumptionMultiplier what users are charged per byte: 1.5, whatever the unit on the wire
 * @param nodeConsumptionMultiplier panel 2.8.0 and later
 * @param viewPosition place in the list of the panel
 * @param countryCode two letters, {@code XX} if unknown
 * @param versions software of the node; the object is always there
 * @param system machine of the node; the object is always there
 * @param configProfile panel 2.0.0 and later, null before
 * @param excludedInbounds panel 1.3.3 to 1.6.18, null since
 * @param providerUuid panel 2.0.0 and later
 * @param provider panel 2.0.0 and later
 * @param activePluginUuid panel 2.7.0 and later
 * @param tags panel 2.3.0 and later, null before
 * @param note panel 2.8.0 and later; free text
 * @param ips panel 3.2.2 and later, null before
 * @param integrationUuids panel 3.3.0 and later, null before
 * @param createdAt when the panel created the node
 * @param updatedAt when the panel last changed the node
 */
public record Node(
        @Nullable UUID uuid,
        @Nullable Long id,
        @Nullable String name,
        @Nullable String address,
        @Nullable Integer port,
        @Nullable Secret proxyUrl,
        @Nullable Boolean connected,
        @Nullable Boolean connecting,
        @Nullable Boolean disabled,
        @Nullable Boolean nodeOnline,
        @Nullable Boolean xrayRunning,
        @Nullable Instant lastStatusChange,
        @Nullable String lastStatusMessage,
        @Nullable Duration xrayUptime,
        @Nullable Integer usersOnline,
        NodeTraffic traffic,
        @Nullable BigDecimal consumptionMultiplier,
        @Nullable BigDecimal nodeConsumptionMultiplier,
        @Nullable Integer viewPosition,
        @Nullable String countryCode,
        NodeVersions versions,
        NodeSystem system,
        @Nullable ConfigProfile configProfile,
        @Nullable List<Inbound> excludedInbounds,
        @Nullable UUID providerUuid,
        @Nullable Provider provider,
        @Nullable UUID activePluginUuid,
        @Nullable List<String> tags,
        @Nullable String note,
        @Nullable List<NodeIp> ips,
        @Nullable List<UUID> integrationUuids,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public Node {
        excludedInbounds = excludedInbounds == null ? null : List.copyOf(excludedInbounds);
        tags = tags == null ? null : List.copyOf(tags);
        ips = ips == null ? null : List.copyOf(ips);
        integrationUuids = integrationUuids == null ? null : List.copyOf(integrationUuids);
    }

    @Override
    public UUID uuid() {
        return require(uuid, "node.uuid");
    }

    @Override
    public String name() {
        return require(name, "node.name");
    }

    @Override
    public String address() {
        return require(address, "node.address");
    }

    @Override
    public Boolean connected() {
        return require(connected, "node.isConnected");
    }

    @Override
    public Boolean connecting() {
        return require(connecting, "node.isConnecting");
    }

    @Override
    public Boolean disabled() {
        return require(disabled, "node.isDisabled");
    }

    @Override
    public BigDecimal consumptionMultiplier() {
        return require(consumptionMultiplier, "node.consumptionMultiplier");
    }

    @Override
    public Integer viewPosition() {
        return require(viewPosition, "node.viewPosition");
    }

    @Override
    public String countryCode() {
        return require(countryCode, "node.countryCode");
    }

    @Override
    public Instant createdAt() {
        return require(createdAt, "node.createdAt");
    }

    @Override
    public Instant updatedAt() {
        return require(updatedAt, "node.updatedAt");
    }

    /**
     * The key to store beside your own record of the node: the uuid, which every panel sends, as text.
     *
     * @throws MissingFieldException when the payload has none
     */
    public String identity() {
        return uuid().toString();
    }
}
