package io.remnawave.webhook.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests to the webhook endpoint, whatever its path is configured to be. A bean, for the application's own rules:
 *
 * <pre>{@code
 * http.authorizeHttpRequests(r -> r.requestMatchers(webhook).permitAll()).csrf(c -> c.ignoringRequestMatchers(webhook));
 * }</pre>
 *
 * <p>Put it before {@code anyRequest()}. Immutable and thread-safe.
 */
public final class RemnawaveWebhookRequestMatcher implements RequestMatcher {

    private final RequestMatcher path;

    /** @param path within the context path, the path of the {@code DispatcherServlet} included */
    RemnawaveWebhookRequestMatcher(String path) {
        this.path = PathPatternRequestMatcher.withDefaults().matcher(path);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return path.matches(request);
    }

    @Override
    public String toString() {
        return "RemnawaveWebhook [" + path + "]";
    }
}
