package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.delivery.FreshnessWindow;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.internal.diagnosis.Rejection;
import io.remnawave.webhook.internal.diagnosis.RejectionExplainer;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import io.remnawave.webhook.signature.SignatureRejection;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import io.remnawave.webhook.signature.WebhookSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<WebhookSecret> secrets = List.of(WebhookSecret.of(secret.value()));
        byte[] bytes = body.read();
        Verification verification = SignatureVerifier.of(secrets).verify(bytes, signature);
        PrintWriter out = spec.commandLine().getOut();
        if (verification instanceof Verification.Rejected rejected) {
            out.println("rejected: " + explain(rejected.reason(), secrets, bytes));
        } else {
            out.println("accepted: the body is exactly what the holder of the secret signed");
        }
        out.flush();
        return verification.isVerified() ? 0 : 1;
    }

    private String explain(SignatureRejection reason, List<WebhookSecret> secrets, byte[] bytes) {
        Rejection rejection = new Rejection(
                WebhookResponse.INVALID_SIGNATURE,
                Reason.valueOf(reason.name()),
                true,
                "POST",
                null,
                signature,
                -1,
                bytes.length,
                null,
                null,
                Instant.now(),
                null);
        return new RejectionExplainer(
                        SignatureVerifier.of(secrets), FreshnessWindow.DEFAULT, WebhookSettings.DEFAULT_MAX_BODY_SIZE)
                .explain(rejection, bytes)
                .text();
    }
}
