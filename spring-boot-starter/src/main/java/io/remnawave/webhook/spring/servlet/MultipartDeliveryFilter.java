package io.remnawave.webhook.spring.servlet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a request to the endpoint that calls itself multipart before the {@code DispatcherServlet} does, which would read it into
 * parts before it asks anybody who handles it, and fail with a stack trace where there are none. The last filter, behind those of
 * Spring Security.
 */
final class MultipartDeliveryFilter extends OncePerRequestFilter implements Ordered {

    private final String path;
    private final WebhookRequestHandler handler;

    /** @param path within the context path, that of the {@code DispatcherServlet} included: other servlets have paths like it */
    MultipartDeliveryFilter(String path, WebhookRequestHandler handler) {
        this.path = path;
        this.handler = handler;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String contentType = request.getContentType();
        return contentType == null
                || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")
                || !pathWithinContext(request).equals(path);
    }

    /** As the container has decoded it. */
    private static String pathWithinContext(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        handler.handleRequest(request, response);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
