package io.remnawave.webhook.spring.servlet;

import io.remnawave.webhook.spi.TrailingSlashLog;
import io.remnawave.webhook.spring.EndpointPath;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Maps the path of the endpoint, and no other, to its handler. Not one of Spring's own mappings: those answer a preflight request
 * of a browser themselves, and match what an application's settings make of a path. Thread-safe.
 */
final class WebhookHandlerMapping implements HandlerMapping, Ordered {

    private final TrailingSlashLog trailingSlash = new TrailingSlashLog();
    private final String path;
    private final EndpointPath fullPath;
    private final WebhookRequestHandler handler;

    /** @param path within the servlet */
    WebhookHandlerMapping(String path, EndpointPath fullPath, WebhookRequestHandler handler) {
        this.path = path;
        this.fullPath = fullPath;
        this.handler = handler;
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        String requested = pathWithinServlet(request);
        if (requested.equals(path)) {
            request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, path);
            request.setAttribute(PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, path);
            return new HandlerExecutionChain(handler);
        }
        if (requested.length() == path.length() + 1 && requested.startsWith(path) && requested.endsWith("/")) {
            trailingSlash.log(fullPath.value());
        }
        return null;
    }

    /** As the container has decoded it. */
    private static String pathWithinServlet(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : pathInfo;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
