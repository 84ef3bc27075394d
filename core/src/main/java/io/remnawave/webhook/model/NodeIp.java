package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import org.jspecify.annotations.Nullable;

/**
 * An address of a node (panel 3.2.2 and later).
 *
 * @param ip IPv4 or IPv6
 * @param status open enumeration
 */
public record NodeIp(@Nullable String ip, @Nullable NodeIpStatus status) {

    @Override
    public String ip() {
        return require(ip, "ips.ip");
    }

    @Override
    public NodeIpStatus status() {
        return require(status, "ips.status");
    }
}
