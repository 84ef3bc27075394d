package io.remnawave.webhook.spring.console;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the properties {@code remnawave.webhook.console.*} say.
 *
 * @param enabled Whether the developer console is started, on 127.0.0.1 alone.
 * @param port Where its page is; 0 for a free port, which the log tells.
 * @param force Whether it starts under a profile named prod or production, too.
 * @param target Whole address of the webhook, for sending from the console; else learnt from the server of the application.
 */
@ConfigurationProperties("remnawave.webhook.console")
public record RemnawaveWebhookConsoleProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0") int port,
        @DefaultValue("false") boolean force,
        @Nullable String target) {

    /** A target that is left empty is none. */
    public RemnawaveWebhookConsoleProperties {
        target = target == null || target.isBlank() ? null : target;
    }
}
