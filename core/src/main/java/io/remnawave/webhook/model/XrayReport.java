package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Xray saw of a BitTorrent connection (panel 2.7.0 and later).
 *
 * @param email the name of the user within Xray
 * @param level the level of the user within Xray
 * @param protocol {@code bittorrent}
 * @param network {@code tcp} or {@code udp}
 * @param source address and port of the user
 * @param destination address and port of the peer
 * @param routeTarget after routing
 * @param originalTarget before routing
 * @param inboundTag tag of the inbound
 * @param inboundName protocol of the inbound
 * @param inboundLocal address and port of the inbound
 * @param outboundTag tag of the outbound
 * @param ts when, to the second
 */
public record XrayReport(
        @Nullable String email,
        @Nullable Integer level,
        @Nullable String protocol,
        @Nullable String network,
        @Nullable String source,
        @Nullable String destination,
        @Nullable String routeTarget,
        @Nullable String originalTarget,
        @Nullable String inboundTag,
        @Nullable String inboundName,
        @Nullable String inboundLocal,
        @Nullable String outboundTag,
        @Nullable Instant ts) {

    @Override
    public String network() {
        return require(network, "report.xrayReport.network");
    }

    @Override
    public String destination() {
        return require(destination, "report.xrayReport.destination");
    }

    @Override
    public Instant ts() {
        return require(ts, "report.xrayReport.ts");
    }
}
