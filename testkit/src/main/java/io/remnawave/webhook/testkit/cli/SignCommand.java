package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs a body. */
@Command(name = "sign", description = "Print the two headers that a panel would send with a body.")
final class SignCommand implements Callable<Integer> {

    @Mixin
    private SecretOption secret;

    @Mixin
    private BodyParameter body;

    @Option(names = "--curl", paramLabel = "URL", description = "Print a curl command that delivers the body instead.")
    private @Nullable String url;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SignedDelivery signed = SignedDelivery.of(body.read(), secret.value());
        PrintWriter out = spec.commandLine().getOut();
        if (url == null) {
            printHeader(out, signed.headers(), WebhookHeaders.SIGNATURE);
            printHeader(out, signed.headers(), WebhookHeaders.TIMESTAMP);
        } else {
            out.println(curl(signed, url));
        }
        out.flush();
        return 0;
    }

    private static void printHeader(PrintWriter out, Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value != null) {
            out.println(name + ": " + value);
        }
    }

    private static String curl(SignedDelivery signed, String url) {
        StringBuilder command = new StringBuilder("curl -i ").append(quoted(url));
        signed.headers().forEach((name, value) -> {
            // curl would show the compressed answer as it is.
            if (!name.equals("Accept-Encoding")) {
                command.append(" \\\n  -H ").append(quoted(name + ": " + value));
            }
        });
        return command.append(" \\\n  --data-binary ")
                .append(quoted(new String(signed.body(), StandardCharsets.UTF_8)))
                .toString();
    }

    /** For a POSIX shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
