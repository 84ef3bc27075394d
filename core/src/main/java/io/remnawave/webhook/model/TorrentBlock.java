package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node did about BitTorrent traffic (panel 2.7.0 and later).
 *
 * @param blocked whether the address is blocked now
 * @param ip the address of the user
 * @param blockDuration zero means for ever
 * @param willUnblockAt end of the block; without meaning when it is for ever
 * @param userId the numeric key of the user
 * @param processedAt when the node acted
 */
public record TorrentBlock(
        @Nullable Boolean blocked,
        @Nullable String ip,
        @Nullable Duration blockDuration,
        @Nullable Instant willUnblockAt,
        @Nullable Long userId,
        @Nullable Instant processedAt) {

    @Override
    public Boolean blocked() {
        return require(blocked, "report.actionReport.blocked");
    }

    @Override
    public String ip() {
        return require(ip, "report.actionReport.ip");
    }

    @Override
    public Duration blockDuration() {
        return require(blockDuration, "report.actionReport.blockDuration");
    }

    @Override
    public Instant willUnblockAt() {
        return require(willUnblockAt, "report.actionReport.willUnblockAt");
    }

    @Override
    public Long userId() {
        return require(userId, "report.actionReport.userId");
    }

    @Override
    public Instant processedAt() {
        return require(processedAt, "report.actionReport.processedAt");
    }
}
