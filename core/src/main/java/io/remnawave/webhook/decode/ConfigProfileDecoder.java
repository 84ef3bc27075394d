package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.ConfigProfile;
import io.remnawave.webhook.model.Inbound;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class ConfigProfileDecoder {
    private ConfigProfileDecoder() {}

    static @Nullable ConfigProfile read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        UUID uuid = null;
        List<Inbound> activeInbounds = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "activeConfigProfileUuid" -> uuid = in.uuid();
                case "activeInbounds" -> activeInbounds = in.list(InboundDecoder::read);
                default -> in.skip();
            }
        }
        in.require(activeInbounds, "activeInbounds");
        return new ConfigProfile(uuid, activeInbounds);
    }
}
