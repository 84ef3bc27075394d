package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.HwidDevice;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class HwidDeviceDecoder {
    private HwidDeviceDecoder() {}

    static @Nullable HwidDevice read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String hwid = null;
        UUID userUuid = null;
        Long userId = null;
        String platform = null;
        String osVersion = null;
        String deviceModel = null;
        String userAgent = null;
        String requestIp = null;
        Instant createdAt = null;
        Instant updatedAt = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "hwid" -> hwid = in.text();
                case "userUuid" -> userUuid = in.uuid();
                case "userId" -> userId = in.int64();
                case "platform" -> platform = in.text();
                case "osVersion" -> osVersion = in.text();
                case "deviceModel" -> deviceModel = in.text();
                case "userAgent" -> userAgent = in.text();
                case "requestIp" -> requestIp = in.text();
                case "createdAt" -> createdAt = in.instant();
                case "updatedAt" -> updatedAt = in.instant();
                default -> in.skip();
            }
        }
        in.require(hwid, "hwid");
        in.require(userId != null ? userId : userUuid, "userId");
        in.require(createdAt, "createdAt");
        in.require(updatedAt, "updatedAt");
        return new HwidDevice(
                hwid, userUuid, userId, platform, osVersion, deviceModel, userAgent, requestIp, createdAt, updatedAt);
    }
}
