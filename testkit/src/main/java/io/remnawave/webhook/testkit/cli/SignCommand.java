package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.internal.DeliveryUrl;
import io.remnawave.webhook.testkit.internal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
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

    @Option(
            names = "--curl",
            paramLabel = "URL",
            description = "Print a command that delivers the body to a URL instead.")
    private @Nullable String url;

    @Option(
            names = "--shell",
            paramLabel = "SHELL",
            description =
                    "What the command of --curl is for: ${COMPLETION-CANDIDATES}. By default that of this system.")
    private DeliveryScript.@Nullable Shell shell;

    @Option(names = "--json", description = "Print a JSON object: the signature and all headers, or the command.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (shell != null && url == null) {
            throw new IllegalArgumentException("--shell says what the command of --curl is for: give --curl a URL.");
        }
        SignedDelivery signed = SignedDelivery.of(body.read(), secret.value(spec.commandLine()));
        PrintWriter out = spec.commandLine().getOut();
        if (url != null) {
            String script = new DeliveryScript(signed, DeliveryUrl.of(url))
                    .in(Objects.requireNonNullElseGet(shell, DeliveryScript.Shell::ofThisSystem));
            out.println(json ? CliJson.line(CliJson.object().put("command", script)) : script);
        } else if (json) {
            out.println(CliJson.line(CliJson.object()
                    .put("signature", signed.signature())
                    .set("headers", CliJson.MAPPER.valueToTree(signed.headers()))));
        } else {
            printHeader(out, signed.headers(), WebhookHeaders.SIGNATURE);
            printHeader(out, signed.headers(), WebhookHeaders.TIMESTAMP);
        }
        out.flush();
        return 0;
    }

    private static void printHeader(PrintWriter out, Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value != null) {
            out.println(name + ": " + Printable.line(value));
        }
    }
}
