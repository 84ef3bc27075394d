package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.NodeSystemInfo;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NodeSystemInfoDecoder {
    private NodeSystemInfoDecoder() {}

    static @Nullable NodeSystemInfo read(JsonCursor in) throws IOException {
        if (!in.isObject()) {
            return null;
        }
        String arch = null;
        Integer cpus = null;
        String cpuModel = null;
        Long memoryTotal = null;
        String hostname = null;
        String platform = null;
        String release = null;
        String type = null;
        String version = null;
        List<String> networkInterfaces = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "arch" -> arch = in.text();
                case "cpus" -> cpus = in.int32();
                case "cpuModel" -> cpuModel = in.text();
                case "memoryTotal" -> memoryTotal = in.int64();
                case "hostname" -> hostname = in.text();
                case "platform" -> platform = in.text();
                case "release" -> release = in.text();
                case "type" -> type = in.text();
                case "version" -> version = in.text();
                case "networkInterfaces" -> networkInterfaces = in.list(JsonCursor::text);
                default -> in.skip();
            }
        }
        return new NodeSystemInfo(
                arch, cpus, cpuModel, memoryTotal, null, hostname, platform, release, type, version, networkInterfaces);
    }
}
