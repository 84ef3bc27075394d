package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.WebhookSettings;
import io.remnawave.webhook.observe.ReceivedRequest;
import io.remnawave.webhook.observe.WebhookObserver;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.spi.WebhookHeaders;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        byte[] bytes = body.read();
        String key = secret.value(spec.commandLine());
        boolean verified = SignatureVerifier.of(key).verify(bytes, signature).isVerified();
        String reason = verified ? null : explain(bytes, key);
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

    /** In the words of a receiver that refuses it. */
    private String explain(byte[] bytes, String key) {
        List<String> explanations = new ArrayList<>(1);
        try (WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(key)
                .maxBodySize(Math.max(WebhookSettings.DEFAULT_MAX_BODY_SIZE, bytes.length))
                .observer(new WebhookObserver() {
                    @Override
                    public void onRequest(ReceivedRequest request) {
                        ReceivedRequest.Explanation found = request.explanation();
                        if (found != null) {
                            explanations.add(found.text());
                        }
                    }
                })
                .build()) {
            receiver.receive(WebhookRequest.of(bytes, Map.of(WebhookHeaders.SIGNATURE, signature)));
        }
        return String.join("; ", explanations);
    }
}
