package io.remnawave.webhook.spring.servlet;

import io.remnawave.webhook.spi.servlet.ServletEndpoint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Repeats the endpoint's answer where the container has dropped it and asks the application's error page for another: Tomcat
 * does so when the framing of a body is broken. The first filter, before those of Spring Security, which may not let a stranger
 * see the error page. Stateless.
 */
final class ErrorDispatchFilter extends OncePerRequestFilter implements Ordered {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!ServletEndpoint.repeatAnswer(request, response)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
