package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.observe.RejectionExplainer;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import io.remnawave.webhook.signature.WebhookSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a body as a receiver does. */
@Command(name = "verify", description = "Say whether a body carries a signature, or what is likely wrong.")
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private SecretOption secret;

    @Mixin
    private BodyParameter body;

    @Option(
            names = "--signature",
            required = true,
            paramLabel = "HEX",
            description = "The value of the X-Remnawave-Signature header.")
    private String signature;

    @Option(names = "--json", description = "Print a JSON object: accepted, and why not.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<WebhookSecret> secrets = List.of(WebhookSecret.of(secret.value()));
        byte[] bytes = body.read();
        Verification verification = SignatureVerifier.of(secrets).verify(bytes, signature);
        String reason = verification instanceof Verification.Rejected rejected
                ? new RejectionExplainer(secrets).explain(bytes, List.of(signature), -1, rejected.reason())
                : null;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CliJson.line(
                    CliJson.object().put("accepted", reason == null).put("reason", reason)));
        } else if (reason != null) {
            out.println("rejected: " + reason);
        } else {
            out.println("accepted: the body is exactly what the holder of the secret signed");
        }
        out.flush();
        return reason == null ? 0 : 1;
    }
}
