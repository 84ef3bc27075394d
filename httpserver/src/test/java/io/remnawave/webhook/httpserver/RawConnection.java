package io.remnawave.webhook.httpserver;

import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** One connection, and requests on it that no HTTP client would send. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;
    private final URI url;

    RawConnection(URI url) throws IOException {
        this.url = url;
        socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(30_000);
    }

    RawConnection send(String method, String path, String headers, byte[] body) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n" + headers + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        return this;
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** All but the last byte of a delivery that is announced to be longer. */
    RawConnection stall(SignedDelivery delivery) throws IOException {
        byte[] body = delivery.body();
        byte[] begun = Arrays.copyOf(body, body.length - 1);
        return send("POST", url.getPath(), headersOf(delivery), begun);
    }

    RawConnection deliver(SignedDelivery delivery) throws IOException {
        return send("POST", url.getPath(), headersOf(delivery), delivery.body());
    }

    static String headersOf(SignedDelivery delivery) {
        return "X-Remnawave-Signature: " + delivery.signature() + "\r\nContent-Length: " + delivery.body().length
                + "\r\n";
    }

    /** The status line. */
    String answer() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c != '\r' && c >= 0;
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** All that comes until the server closes the connection. */
    String answerToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    static SignedDelivery delivery(String username, int length) {
        String head = "{\"scope\":\"user\",\"event\":\"user.created\",\"timestamp\":\""
                + Instant.ofEpochMilli(Instant.now().toEpochMilli() | 1).truncatedTo(ChronoUnit.MILLIS)
                + "\",\"data\":{\"username\":\"" + username + "\",\"description\":\"";
        String json = head + "x".repeat(Math.max(0, length - head.length())) + "\"}}";
        return SignedDelivery.of(json.getBytes(StandardCharsets.UTF_8), SignedBody.SECRET);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
