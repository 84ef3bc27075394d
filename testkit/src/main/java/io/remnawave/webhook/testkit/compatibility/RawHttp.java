package io.remnawave.webhook.testkit.compatibility;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection on which anything can be said, also what no HTTP client would say. */
public final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final URI url;

    /**
     * What the server said.
     *
     * @param headers under their names in lower case
     * @param body as text; empty where the answer has no Content-Length
     */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** A connection to where a panel would send its deliveries. */
    public RawHttp(RunningAdapter adapter) throws IOException {
        this(adapter.url());
    }

    /** A connection to a server, for requests to this path of it. */
    public RawHttp(URI url) throws IOException {
        this.url = url;
        socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Says the head of a POST with the given header lines. */
    public void sendHead(String... headerLines) throws IOException {
        sendHeadOf("POST", headerLines);
    }

    /** Says the head of another method's request. */
    public void sendHeadOf(String method, String... headerLines) throws IOException {
        sendHeadTo(url.getRawPath(), method, headerLines);
    }

    /** Says the head of a request to another path. */
    public void sendHeadTo(String path, String method, String... headerLines) throws IOException {
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a delivery. */
    public RawHttp deliver(SignedBody body) throws IOException {
        sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
        send(body.bytes());
        return this;
    }

    /** Sends a delivery but its last byte. */
    public RawHttp stall(SignedBody body) throws IOException {
        sendHead("X-Remnawave-Signature: " + body.signature(), "Content-Length: " + body.bytes().length);
        send(Arrays.copyOf(body.bytes(), body.bytes().length - 1));
        return this;
    }

    /** Says what follows. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says that nothing more will come; the answer can still be read. */
    public void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks the connection without farewell. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads the next final answer; interim ones such as 100 are passed over. */
    public Answer answer() throws IOException {
        Answer answer;
        do {
            answer = nextAnswer();
        } while (answer.status() < 200);
        return answer;
    }

    /** Reads the next answer, be it an interim one. */
    public Answer nextAnswer() throws IOException {
        String statusLine = line();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        return new Answer(
                Integer.parseInt(statusLine.split(" ", 3)[1]), headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Reads until the server closes the connection. */
    public void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
