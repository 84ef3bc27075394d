package io.remnawave.webhook.micronaut;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBody;
import io.remnawave.webhook.spi.Exchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the bodies of requests to their exchanges, as they came over the wire, without blocking. Thread-safe. */
final class RequestBodies {

    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);

    /** What came whole up to this size is verified on the spot and need not be counted among the unverified bytes. */
    private static final int SMALL = 64 * 1024;

    private final AtomicBoolean warned = new AtomicBoolean();

    /** Reads the body to its end, or until the exchange has its answer. Empty if a filter has used it up. */
    void read(HttpRequest<?> request, Exchange exchange) {
        ServerHttpRequest<?> bytes = withBytes(request);
        if (bytes == null) {
            warnOnce(request);
            exchange.fail(new IOException("the bytes of the body are unavailable"));
            return;
        }
        ByteBody body = bytes.byteBody();
        try {
            if (body instanceof AvailableByteBody available) {
                complete(exchange, available.toByteArray());
            } else {
                ByteBodyReader reader = new ByteBodyReader(exchange);
                exchange.expectBody();
                body.toByteArrayPublisher().subscribe(reader);
                exchange.answer().thenRun(reader::cancel);
            }
        } catch (IllegalStateException e) { // a filter has claimed it
            exchange.complete(new byte[0]);
        }
    }

    private static void complete(Exchange exchange, byte[] whole) {
        if (whole.length <= SMALL) {
            exchange.complete(whole);
        } else if (exchange.append(whole, 0, whole.length)) {
            exchange.complete();
        }
    }

    /** The outermost request that gives its bytes: a filter may have put one of its own around the server's. */
    private static @Nullable ServerHttpRequest<?> withBytes(HttpRequest<?> request) {
        HttpRequest<?> unwrapped = request;
        while (!(unwrapped instanceof ServerHttpRequest<?>)) {
            if (!(unwrapped instanceof HttpRequestWrapper<?> wrapper)) {
                return null;
            }
            unwrapped = wrapper.getDelegate();
        }
        return (ServerHttpRequest<?>) unwrapped;
    }

    private void warnOnce(HttpRequest<?> request) {
        if (!warned.getAndSet(true)) {
            log.error(
                    "Every delivery is answered 400, because its bytes are unavailable: a {} does not give them. The server has"
                            + " to be Micronaut's own on Netty (micronaut-http-server-netty), and a filter that puts another"
                            + " request in the place of the server's has to wrap it in an HttpRequestWrapper",
                    request.getClass().getName());
        }
    }
}
