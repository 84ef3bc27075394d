package io.remnawave.webhook.spring;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Explains secrets that cannot be bound, before Spring Boot's own analyzers do, which print the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadableSecretFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String PREFIX = "remnawave.webhook.secret";

    private static final String ACTION = """
            One secret is remnawave.webhook.secret. Several are numbered from 0, without a gap, each with a value:

                remnawave.webhook.secrets[0].id=<a name for the log>
                remnawave.webhook.secrets[0].value=<WEBHOOK_SECRET_HEADER of that panel>

            In the environment REMNAWAVE_WEBHOOK_SECRET, or REMNAWAVE_WEBHOOK_SECRETS_0_ID and
            REMNAWAVE_WEBHOOK_SECRETS_0_VALUE, and so on.""";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!cause.getName().toString().startsWith(PREFIX)) {
            return null;
        }
        String properties = unbound(cause)
                .map(property -> property.getName() + " (from " + property.getOrigin() + ")")
                .collect(Collectors.joining(", "));
        return new FailureAnalysis(
                "The webhook secrets cannot be read, because of "
                        + (properties.isEmpty() ? cause.getName().toString() : properties)
                        + ". What is written there is not shown here.",
                ACTION,
                cause);
    }

    private static Stream<ConfigurationProperty> unbound(BindException cause) {
        if (cause.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            return unbound.getUnboundProperties().stream();
        }
        return Stream.ofNullable(cause.getProperty());
    }
}
