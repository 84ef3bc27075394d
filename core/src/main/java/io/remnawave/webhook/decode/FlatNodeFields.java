package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ConfigProfile;
import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.NodeSystem;
import io.remnawave.webhook.model.NodeSystemInfo;
import io.remnawave.webhook.model.NodeSystemStats;
import io.remnawave.webhook.model.NodeVersions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the flat fields of older panels the place they have since: each falls back on them if the object did not come. */
final class FlatNodeFields {
    private FlatNodeFields() {}

    /** Objects since panel 2.7.0. */
    static NodeVersions versions(
            @Nullable NodeVersions versions, @Nullable String xrayVersion, @Nullable String nodeVersion) {
        if (versions != null) {
            return versions;
        }
        return xrayVersion == null && nodeVersion == null
                ? NodeVersions.UNKNOWN
                : new NodeVersions(xrayVersion, nodeVersion);
    }

    /** An object since panel 2.7.0. */
    static NodeSystem system(
            @Nullable NodeSystem system,
            @Nullable Integer cpuCount,
            @Nullable String cpuModel,
            @Nullable String totalRam) {
        if (system != null) {
            return system;
        }
        if (cpuCount == null && cpuModel == null && totalRam == null) {
            return NodeSystem.UNKNOWN;
        }
        NodeSystemInfo info =
                new NodeSystemInfo(null, cpuCount, cpuModel, null, totalRam, null, null, null, null, null, null);
        return new NodeSystem(info, NodeSystemStats.UNKNOWN);
    }

    /** Flat from panel 2.0.0 to 2.4.4, an object since 2.5.0, not there before. */
    static @Nullable ConfigProfile configProfile(
            @Nullable ConfigProfile configProfile, @Nullable UUID uuid, @Nullable List<Inbound> activeInbounds) {
        if (configProfile != null) {
            return configProfile;
        }
        return uuid == null && activeInbounds == null ? null : new ConfigProfile(uuid, activeInbounds);
    }
}
