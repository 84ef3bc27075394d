package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NetworkInterfaceStats;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class NetworkInterfaceStatsDecoder {
    private NetworkInterfaceStatsDecoder() {}

    static @Nullable NetworkInterfaceStats read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String name = null;
        Double rxBytesPerSec = null;
        Double txBytesPerSec = null;
        Long rxTotal = null;
        Long txTotal = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "interface" -> name = in.text();
                case "rxBytesPerSec" -> rxBytesPerSec = in.float64();
                case "txBytesPerSec" -> txBytesPerSec = in.float64();
                case "rxTotal" -> rxTotal = in.int64();
                case "txTotal" -> txTotal = in.int64();
                default -> in.skip();
            }
        }
        return new NetworkInterfaceStats(name, rxBytesPerSec, txBytesPerSec, rxTotal, txTotal);
    }
}
