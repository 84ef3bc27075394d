package io.remnawave.webhook.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An HTTP request without its body, as an adapter shows it: a view of the server's own, asked while the request lasts. */
public interface RequestHead {

    /** The method as it came, {@code POST}. */
    String method();

    /** All values of a header, by its name without regard to case; empty where there is none. */
    List<String> headers(String name);

    /** All headers by their names; empty where they can be looked up alone. */
    default Map<String, List<String>> headers() {
        return Map.of();
    }

    /** Where the request came from, as the server tells; {@code null} if it does not. */
    default @Nullable String remoteAddress() {
        return null;
    }

    /** What {@code Content-Length} says: -1 where it says nothing usable, {@link Long#MAX_VALUE} beyond what fits a long. */
    default long contentLength() {
        List<String> values = headers("Content-Length");
        if (values.size() != 1) {
            return -1;
        }
        String value = values.get(0).strip();
        if (value.isEmpty()) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            char digit = value.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            length = length > (Long.MAX_VALUE - 9) / 10 ? Long.MAX_VALUE : 10 * length + digit - '0';
            if (length == Long.MAX_VALUE) {
                return length;
            }
        }
        return length;
    }

    /** A head of a method and a way to look up headers, which may give null for one that is absent, as a map does. */
    static RequestHead of(String method, Function<String, List<String>> headers) {
        return new RequestHead() {
            @Override
            public String method() {
                return method;
            }

            @Override
            public List<String> headers(String name) {
                List<String> values = headers.apply(name);
                return values == null ? List.of() : values;
            }
        };
    }
}
