package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookSettings;
import jakarta.servlet.ServletContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties {@code remnawave.webhook.*}, each from the first place that has it: the servlet's init parameters, the
 * context parameters, the system properties, the environment.
 */
record WebhookProperties(Function<String, @Nullable String> initParameters, ServletContext context) {

    /** For a servlet that is not declared and so has no parameters of its own. */
    WebhookProperties(ServletContext context) {
        this(name -> null, context);
    }

    /** @param name without {@link WebhookSettings#PREFIX} */
    @Nullable
    String value(String name) {
        return lookUp(WebhookSettings.PREFIX + name);
    }

    /**
     * @param name without {@link WebhookSettings#PREFIX}
     * @throws IllegalArgumentException if it is neither true nor false; the message names the property
     */
    boolean isOn(String name) {
        return WebhookSettings.flag(this::lookUp, WebhookSettings.PREFIX + name, false);
    }

    boolean haveSecret() {
        return value("secret") != null || value("secrets[0].value") != null;
    }

    /** @throws IllegalArgumentException if a value cannot be understood; the message names the property */
    WebhookSettings settings() {
        return WebhookSettings.from(this::lookUp);
    }

    private @Nullable String lookUp(String property) {
        String value = initParameters.apply(property);
        if (value == null) {
            value = context.getInitParameter(property);
        }
        return value == null ? WebhookSettings.environment().apply(property) : value;
    }
}
