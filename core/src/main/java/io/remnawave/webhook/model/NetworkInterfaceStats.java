package io.remnawave.webhook.model;

import org.jspecify.annotations.Nullable;

/**
 * Traffic of a network interface of a node (panel 2.7.0 and later).
 *
 * @param name {@code eth0}
 * @param rxBytesPerSec received now
 * @param txBytesPerSec sent now
 * @param rxTotal bytes received ever
 * @param txTotal bytes sent ever
 */
public record NetworkInterfaceStats(
        @Nullable String name,
        @Nullable Double rxBytesPerSec,
        @Nullable Double txBytesPerSec,
        @Nullable Long rxTotal,
        @Nullable Long txTotal) {}
