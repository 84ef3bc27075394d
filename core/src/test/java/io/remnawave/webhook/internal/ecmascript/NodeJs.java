package io.remnawave.webhook.internal.ecmascript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code JSON.stringify(JSON.parse(text))} by Node.js itself, one process for many texts. */
final class NodeJs {

    /** Reads a base64 text a line; answers with a line each: base64, or {@code refused}. */
    private static final String SCRIPT = """
            const lines = require('fs').readFileSync(0, 'latin1').split('\\n').slice(0, -1);
            process.stdout.write(lines.map(line => {
              let value;
              try { value = JSON.parse(Buffer.from(line, 'base64').toString('utf8')); } catch { return 'refused\\n'; }
              return Buffer.from(JSON.stringify(value), 'utf8').toString('base64') + '\\n';
            }).join(''));
            """;

    private NodeJs() {}

    static boolean isInstalled() {
        try {
            Process version = new ProcessBuilder("node", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One answer a text, in order; empty where {@code JSON.parse} refuses the text. */
    static List<Optional<String>> stringifyParsed(List<String> texts, Path directory)
            throws IOException, InterruptedException {
        Path in = Files.writeString(directory.resolve("texts"), encoded(texts), US_ASCII);
        Path out = directory.resolve("answers");
        Process node = new ProcessBuilder("node", "-e", SCRIPT)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = node.waitFor();
        if (status != 0) {
            throw new IllegalStateException("node ended with status " + status + "; its error output is above");
        }
        return Files.readAllLines(out, US_ASCII).stream().map(NodeJs::decoded).toList();
    }

    private static String encoded(List<String> texts) {
        Base64.Encoder base64 = Base64.getEncoder();
        return texts.stream()
                .map(text -> base64.encodeToString(text.getBytes(UTF_8)) + "\n")
                .collect(Collectors.joining());
    }

    private static Optional<String> decoded(String line) {
        if (line.equals("refused")) {
            return Optional.empty();
        }
        return Optional.of(new String(Base64.getDecoder().decode(line), UTF_8));
    }
}
