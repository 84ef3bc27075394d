package io.remnawave.webhook.micronaut.security;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.security.config.SecurityConfiguration;
import io.micronaut.web.router.RouteBuilder.UriNamingStrategy;
import io.remnawave.webhook.WebhookSettings;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns once, when the server has started, if Micronaut Security would refuse an anonymous POST to the endpoint: the operator
 * of the panel would see nothing but 401.
 */
@Singleton
@Requires(classes = SecurityConfiguration.class, beans = SecurityRules.class)
final class BlockedEndpointWarning implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger log = LoggerFactory.getLogger(BlockedEndpointWarning.class);

    private final String path;
    private final String uri;
    private final SecurityConfiguration security;
    private final SecurityRules rules;

    BlockedEndpointWarning(
            WebhookSettings settings, UriNamingStrategy uris, SecurityConfiguration security, SecurityRules rules) {
        this.path = settings.path();
        this.uri = uris.resolveUri(path);
        this.security = security;
        this.rules = rules;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        Optional<String> refusal;
        try {
            refusal = rules.refusalOf(path, uri);
        } catch (RuntimeException e) {
            log.debug("Whether Micronaut Security lets deliveries through to {} could not be found out", uri, e);
            return;
        }
        refusal.ifPresent(reason -> log.warn(
                "Micronaut Security refuses deliveries to {}: {}. Every delivery is verified by its signature; let it through to"
                        + " that with this line of micronaut.security.intercept-url-map, before any other:\n    {}",
                uri,
                reason,
                suggestedRule()));
    }

    private String suggestedRule() {
        String pattern = security.isInterceptUrlMapPrependPatternWithContextPath() ? path : uri;
        return "- {pattern: " + pattern + ", http-method: POST, access: isAnonymous()}";
    }
}
