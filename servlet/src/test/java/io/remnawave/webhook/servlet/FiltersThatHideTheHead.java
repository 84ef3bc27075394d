package io.remnawave.webhook.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Enumeration;

/** Filters whose request fails where its head is asked for. */
final class FiltersThatHideTheHead {

    private FiltersThatHideTheHead() {}

    /** @param method of the request, which fails */
    static Filter of(String method) {
        return (request, response, chain) ->
                chain.doFilter(new HidingRequest((HttpServletRequest) request, method), response);
    }

    private static final class HidingRequest extends HttpServletRequestWrapper {

        private final String method;

        HidingRequest(HttpServletRequest request, String method) {
            super(request);
            this.method = method;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            failIn("getHeaders");
            return super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            failIn("getHeaderNames");
            return super.getHeaderNames();
        }

        private void failIn(String called) {
            if (called.equals(method)) {
                throw new IllegalStateException("the head is not shown");
            }
        }
    }
}
