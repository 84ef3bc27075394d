package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import io.remnawave.webhook.testkit.internal.DeliveryUrl;
import io.remnawave.webhook.testkit.internal.Printable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests as the panel's HTTP client does, which no client of Java can be told to do: its headers in their order, its
 * redirects, and connections that end where a test wants them to.
 */
final class PanelHttp {

    /** One more is a failure. */
    private static final int MAX_REDIRECTS = 21;

    private final Duration timeout;
    private final @Nullable SSLSocketFactory ssl;

    PanelHttp(Duration timeout, @Nullable SSLContext ssl) {
        this.timeout = timeout;
        this.ssl = ssl == null ? null : ssl.getSocketFactory();
    }

    /** Makes one try; a failure of the network is one of its outcomes. */
    Attempt deliver(URI url, SignedDelivery request, EmissionPlan plan, int number, Duration at) {
        long start = System.nanoTime();
        OptionalInt status = OptionalInt.empty();
        String answer;
        try {
            HttpAnswer received = followingRedirects(url, request, plan, plan.cutAttempts >= number);
            if (number <= plan.lostAnswers) {
                answer = "it was lost on its way; the receiver had answered " + received;
            } else {
                status = OptionalInt.of(received.status());
                answer = received.body();
            }
        } catch (IOException e) {
            answer = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        return new Attempt(number, at, Duration.ofNanos(System.nanoTime() - start), status, Printable.line(answer));
    }

    private HttpAnswer followingRedirects(URI url, SignedDelivery request, EmissionPlan plan, boolean cut)
            throws IOException {
        Deadline deadline = new Deadline(timeout);
        URI target = url;
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        byte @Nullable [] body = request.body();
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            if (body != null && !cut) {
                deadline = deadline.plus(plan.bodyTime);
            }
            HttpAnswer answer = exchange(target, headers, body, plan.bodyTime, cut, deadline);
            if (answer.location() == null || answer.status() / 100 != 3) {
                return redirects == 0 ? answer : answer.redirectedTo((body == null ? "GET " : "POST ") + target);
            }
            target = redirect(target, answer.location());
            if (answer.status() == 301 || answer.status() == 302 || answer.status() == 303) {
                body = null;
                headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
            }
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects");
    }

    private HttpAnswer exchange(
            URI url,
            Map<String, String> headers,
            byte @Nullable [] body,
            Duration bodyTime,
            boolean cut,
            Deadline deadline)
            throws IOException {
        try (HttpConnection connection = HttpConnection.open(url, ssl, deadline)) {
            connection.sendHead(body == null ? "GET" : "POST", url, headers, body);
            if (cut) {
                throw new IOException("the connection was cut behind the headers");
            }
            if (body != null) {
                connection.sendBody(body, bodyTime);
            }
            return connection.readAnswer();
        } catch (IOException e) {
            throw deadline.isOver() ? deadline.exceeded() : e;
        }
    }

    private static URI redirect(URI from, String location) throws IOException {
        try {
            return DeliveryUrl.check(from.resolve(location));
        } catch (IllegalArgumentException e) {
            throw new IOException("the receiver redirects to \"" + location + "\", which is no URL", e);
        }
    }
}
