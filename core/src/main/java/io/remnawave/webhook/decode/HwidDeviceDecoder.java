package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.HwidDevice;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class HwidDeviceDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<String> HWID = TABLE.required("hwid", Scalar.TEXT);
    private static final Field<Long> USER_ID = TABLE.optional("userId", Scalar.INT64);
    private static final Field<String> PLATFORM = TABLE.optional("platform", Scalar.TEXT);
    private static final Field<String> OS_VERSION = TABLE.optional("osVersion", Scalar.TEXT);
    private static final Field<String> DEVICE_MODEL = TABLE.optional("deviceModel", Scalar.TEXT);
    private static final Field<String> USER_AGENT = TABLE.optional("userAgent", Scalar.TEXT);
    private static final Field<String> REQUEST_IP = TABLE.optional("requestIp", Scalar.TEXT);
    private static final Field<Instant> CREATED_AT = TABLE.required("createdAt", Scalar.INSTANT);
    private static final Field<Instant> UPDATED_AT = TABLE.required("updatedAt", Scalar.INSTANT);
    private static final Field<UUID> USER_UUID = TABLE.legacy("userUuid", Scalar.UUID);

    private HwidDeviceDecoder() {}

    static @Nullable HwidDevice read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        if (values == null) {
            return null;
        }
        UUID userUuid = USER_UUID.of(values);
        Long userId = USER_ID.of(values);
        in.require(userId != null ? userId : userUuid, "userId");
        return new HwidDevice(
                HWID.of(values),
                userUuid,
                userId,
                PLATFORM.of(values),
                OS_VERSION.of(values),
                DEVICE_MODEL.of(values),
                USER_AGENT.of(values),
                REQUEST_IP.of(values),
                CREATED_AT.of(values),
                UPDATED_AT.of(values));
    }
}
