package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.internal.Authority;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection for one request, in the hands of the emulator down to the socket. At its deadline it is closed, and what
 * waits for it fails. Not thread-safe.
 */
final class HttpConnection implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private static final int SLOW_PIECES = 20;

    private final SocketWatch watch;
    private final Socket socket;

    private HttpConnection(SocketWatch watch, Socket socket) {
        this.watch = watch;
        this.socket = socket;
    }

    static HttpConnection open(URI url, @Nullable SSLSocketFactory ssl, Deadline deadline) throws IOException {
        boolean secure = url.getScheme().equalsIgnoreCase("https");
        Authority authority = Authority.of(url);
        int port = authority.port() > 0 ? authority.port() : secure ? 443 : 80;
        String host = authority.host();
        Socket plain = new Socket();
        SocketWatch watch = new SocketWatch(plain, deadline);
        try {
            connect(plain, host, port);
            return new HttpConnection(watch, secure ? secured(plain, ssl, host, port) : plain);
        } catch (IOException e) {
            watch.close();
            throw e;
        }
    }

    private static void connect(Socket socket, String host, int port) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port));
        } catch (ConnectException e) {
            throw new ConnectException("no connection to " + host + ":" + port + ": " + e.getMessage());
        } catch (UnknownHostException e) {
            throw new UnknownHostException("there is no host " + host);
        }
    }

    private static Socket secured(Socket plain, @Nullable SSLSocketFactory ssl, String host, int port)
            throws IOException {
        SSLSocketFactory factory = ssl == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : ssl;
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    void sendHead(String method, URI url, Map<String, String> headers, byte @Nullable [] body) throws IOException {
        StringBuilder head = new StringBuilder(512);
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        head.append(method).append(' ').append(path);
        if (url.getRawQuery() != null) {
            head.append('?').append(url.getRawQuery());
        }
        head.append(" HTTP/1.1\r\n");
        String length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
        boolean hasLength = false;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
            if (header.getKey().equalsIgnoreCase("User-Agent")) { // behind which a panel's client tells it
                head.append(length);
                hasLength = true;
            }
        }
        if (!hasLength) {
            head.append(length);
        }
        head.append("Host: ").append(Authority.of(url).text()).append("\r\nConnection: close\r\n\r\n");
        OutputStream out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /**
     * Sends the body; stops where the receiver has answered or hung up before its end.
     *
     * @param time spent in pauses, and no more than that
     */
    void sendBody(byte[] body, Duration time) throws IOException {
        int piece = time.isZero() ? PIECE : (body.length + SLOW_PIECES - 1) / SLOW_PIECES;
        long pause = time.toMillis() / SLOW_PIECES;
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        for (int sent = 0; sent < body.length && in.available() == 0; sent += piece) {
            try {
                out.write(body, sent, Math.min(piece, body.length - sent));
                out.flush();
            } catch (IOException hungUp) {
                // The answer to the part that it read may be there already; if it is not, reading tells.
                return;
            }
            pause(pause);
        }
    }

    HttpAnswer readAnswer() throws IOException {
        return new HttpAnswerReader(socket.getInputStream()).read();
    }

    @Override
    public void close() throws IOException {
        try (watch) { // to the end: the farewell of TLS may wait for the receiver too
            socket.close();
        }
    }

    private static void pause(long millis) throws IOException {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the emulator was closed", e);
            }
        }
    }
}
