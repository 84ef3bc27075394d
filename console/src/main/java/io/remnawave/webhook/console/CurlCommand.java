package io.remnawave.webhook.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A request as a command for a POSIX shell. Nothing in it can end its quotes. */
final class CurlCommand {

    private static final List<String> SENT =
            List.of("Content-Type", "User-Agent", "X-Remnawave-Signature", "X-Remnawave-Timestamp", "Content-Encoding");

    private CurlCommand() {}

    static String of(String method, URI target, Map<String, List<String>> headers, byte[] body) {
        StringBuilder command = new StringBuilder("curl -i -X ").append(quoted(method));
        for (String name : SENT) {
            for (String value : headers.getOrDefault(name, List.of())) {
                command.append(" \\\n  -H ").append(quoted(name + ": " + value));
            }
        }
        if (isPlain(body)) {
            command.append(" \\\n  --data-binary ").append(quoted(new String(body, StandardCharsets.UTF_8)));
            return command.append(" \\\n  ")
                    .append(quoted(target.toString()))
                    .append('\n')
                    .toString();
        }
        return "printf %s " + quoted(Base64.getEncoder().encodeToString(body)) + " | base64 -d | "
                + command.append(" \\\n  --data-binary @- \\\n  ").append(quoted(target.toString()))
                + '\n';
    }

    /** What a terminal passes on as it is; a leading {@code @} would be a file to curl. */
    private static boolean isPlain(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)
                && !text.startsWith("@")
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
