package io.remnawave.webhook.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The ways in which a filter can leave nothing of the body to the servlet behind it. */
final class FiltersThatReadTheBody {

    private FiltersThatReadTheBody() {}

    static Stream<Named<Filter>> all() {
        return Stream.of(
                Named.of("getInputStream()", first(FiltersThatReadTheBody::readTheStream)),
                Named.of("getInputStream(), and closes it", first(FiltersThatReadTheBody::readAndCloseTheStream)),
                Named.of("getReader()", first(request -> request.getReader().transferTo(Writer.nullWriter()))),
                Named.of("getParameter()", first(request -> request.getParameter("user"))));
    }

    static Filter drainingFilter() {
        return first(FiltersThatReadTheBody::readTheStream);
    }

    private static void readTheStream(ServletRequest request) throws IOException {
        request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void readAndCloseTheStream(ServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Filter first(Reading reading) {
        return (request, response, chain) -> {
            reading.read(request);
            chain.doFilter(request, response);
        };
    }

    @FunctionalInterface
    private interface Reading {
        void read(ServletRequest request) throws IOException;
    }
}
