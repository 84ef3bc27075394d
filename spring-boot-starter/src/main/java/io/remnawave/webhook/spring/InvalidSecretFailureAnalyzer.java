package io.remnawave.webhook.spring;

import io.remnawave.webhook.signature.InvalidSecretException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to write where when the application starts without a usable secret. */
final class InvalidSecretFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSecretException> {

    private static final String ACTION = """
            Take the value of WEBHOOK_SECRET_HEADER from the .env file of the panel and give it to this application, either
            in its environment

                REMNAWAVE_WEBHOOK_SECRET=<the value>

            or in application.yaml, from an environment variable of your own

                remnawave.webhook.secret: ${PANEL_WEBHOOK_SECRET}

            which then has to be set where this application runs.

            Several panels: remnawave.webhook.secrets[0].id and remnawave.webhook.secrets[0].value, and so on; each id once, and
            "default" is that of remnawave.webhook.secret.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSecretException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
