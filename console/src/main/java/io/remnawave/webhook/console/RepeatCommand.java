package io.remnawave.webhook.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as a command to be pasted into a shell. Nothing in it can end its quotes. */
enum RepeatCommand {
    /** sh, bash, zsh; with curl. */
    POSIX {
        @Override
        String of(String method, URI target, Map<String, List<String>> headers, byte[] body) {
            String lines = headers.entrySet().stream()
                    .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                    .map(header -> " \\\n  -H " + quoted(header))
                    .collect(Collectors.joining());
            // A leading @ would be a file to curl. printf is no program to a shell, and so takes a text of any length.
            boolean plain =
                    body.length <= MAX_ARGUMENT && isPlain(body) && !text(body).startsWith("@");
            return (plain ? "" : "printf %s " + quoted(base64(body)) + " | base64 -d | ")
                    + ("curl -i -X " + quoted(method) + lines)
                    + (" \\\n  --data-binary " + (plain ? quoted(text(body)) : "@-"))
                    + (" \\\n  " + quoted(target.toString()) + '\n');
        }

        private String quoted(String text) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
    },
    /** Windows PowerShell 5.1 and PowerShell 7; with what they have themselves. */
    POWERSHELL {
        @Override
        String of(String method, URI target, Map<String, List<String>> headers, byte[] body) {
            Map<String, String> left = new LinkedHashMap<>();
            headers.forEach((name, values) -> left.put(name, String.join(", ", values)));
            // These two it takes as parameters alone.
            String type = parameter("ContentType", left.remove("Content-Type"));
            String agent = parameter("UserAgent", left.remove("User-Agent"));
            String lines = left.entrySet().stream()
                    .map(header -> quoted(header.getKey()) + " = " + quoted(header.getValue()))
                    .collect(Collectors.joining("; "));
            String bytes = isPlain(body)
                    ? "[Text.Encoding]::UTF8.GetBytes(" + quoted(text(body)) + ")"
                    : "[Convert]::FromBase64String(" + quoted(base64(body)) + ")";
            return "Invoke-WebRequest -UseBasicParsing -Method " + quoted(method) + " -Uri " + quoted(target.toString())
                    + (" `\n " + type + agent + " -Headers @{ " + lines + " }")
                    + (" `\n  -Body (" + bytes + ")\n");
        }

        private String parameter(String name, @Nullable String value) {
            return value == null ? "" : " -" + name + ' ' + quoted(value);
        }

        /** Typographic quotation marks count as apostrophes; doubled, each stands for itself. */
        private String quoted(String text) {
            return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
        }
    };

    /** The headers that belong to it: others are of the connection, or of what stood on the way. */
    static final List<String> HEADERS =
            List.of("Content-Type", "User-Agent", "X-Remnawave-Signature", "X-Remnawave-Timestamp", "Content-Encoding");

    /** Linux gives a program 131,071 bytes in one argument, Windows 32,767 characters in all of them. */
    private static final int MAX_ARGUMENT = 30_000;

    abstract String of(String method, URI target, Map<String, List<String>> headers, byte[] body);

    /** What a terminal passes on as it is. */
    private static boolean isPlain(byte[] body) {
        return Arrays.equals(text(body).getBytes(StandardCharsets.UTF_8), body)
                && text(body).chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] body) {
        return Base64.getEncoder().encodeToString(body);
    }
}
