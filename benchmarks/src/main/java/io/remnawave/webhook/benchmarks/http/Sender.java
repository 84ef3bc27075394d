package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.benchmarks.Bodies;
import io.remnawave.webhook.event.EventNames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;

/** One connection of a panel that stays open, and sends a delivery that was never sent before each time it is asked. */
final class Sender implements AutoCloseable {

    private static final AtomicInteger NEXT_USER = new AtomicInteger(1_000_000);

    private static final String USER_ID = "\"id\":1042,";

    private final Mac mac = Bodies.mac();
    private final Handler handler;
    private final byte[] before;
    private final byte[] behind;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Sender(int port, Handler handler) throws IOException {
        this(port, handler, 0);
    }

    /** @param padding how many bytes more than a user has */
    Sender(int port, Handler handler, int padding) throws IOException {
        this.handler = handler;
        String user = new String(Bodies.named("user"), StandardCharsets.UTF_8)
                .replace('"' + EventNames.USER_EXPIRED + '"', '"' + handler.event() + '"');
        int id = user.indexOf(USER_ID);
        before = Bodies.text(
                user.substring(0, id) + (padding == 0 ? "" : "\"padding\":\"" + "x".repeat(padding) + "\","));
        behind = Bodies.text(user.substring(id + USER_ID.length()));
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends one delivery and waits for its answer; gives the time between, in nanoseconds. */
    long deliver() throws IOException {
        byte[] request = request();
        long start = System.nanoTime();
        out.write(request);
        readAnswer();
        return System.nanoTime() - start;
    }

    private byte[] request() {
        byte[] user = Bodies.text("\"id\":" + NEXT_USER.getAndIncrement() + ',');
        int length = before.length + user.length + behind.length;
        mac.update(before);
        mac.update(user);
        byte[] head = Bodies.text("POST " + handler.path()
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: Remnawave\r\n"
                + "Accept: application/json, text/plain, */*\r\nAccept-Encoding: gzip, compress, deflate, br\r\n"
                + "X-Remnawave-Timestamp: 2026-08-22T05:25:35.156Z\r\nX-Remnawave-Signature: "
                + signature(mac.doFinal(behind)) + "\r\nContent-Length: " + length + "\r\n\r\n");
        byte[] request = new byte[head.length + length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(before, 0, request, head.length, before.length);
        System.arraycopy(user, 0, request, head.length + before.length, user.length);
        System.arraycopy(behind, 0, request, head.length + before.length + user.length, behind.length);
        return request;
    }

    private String signature(byte[] hash) {
        String signature = HexFormat.of().formatHex(hash);
        return handler.isSigned()
                ? signature
                : new StringBuilder(signature).reverse().toString();
    }

    private void readAnswer() throws IOException {
        String status = readLine();
        int length = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String word = new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        if (!handler.isDue(Integer.parseInt(status.split(" ", 3)[1]), word)) {
            throw new IOException("The server answered " + status + ": " + word);
        }
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
