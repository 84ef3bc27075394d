package io.remnawave.webhook.testkit.panel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A server down to its bytes: keeps requests as they came, and answers what a script says, one request a connection. */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final IntFunction<@Nullable String> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param script the answer to each request, counted from 1; {@code null} hangs up */
    ScriptedServer(IntFunction<@Nullable String> script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    public static ScriptedServer answering(String... answers) {
        return new ScriptedServer(request -> answers[Math.min(request, answers.length) - 1]);
    }

    public static String status(int status, String... headers) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Length: 0\r\n");
        for (String header : headers) {
            answer.append(header).append("\r\n");
        }
        return answer.append("\r\n").toString();
    }

    public URI url() {
        return url("/remnawave/webhook");
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** Head and body of each request, as ISO-8859-1. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                requests.add(read(connection.getInputStream()));
                String answer = script.apply(requests.size());
                if (answer != null) {
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException hungUp) {
                // The other side may end a connection at any time; the test sees that in its own results.
                continue;
            }
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        int missing = -1;
        while (missing != 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            request.write(octet);
            missing--;
            if (missing < 0 && octet == '\n') {
                String head = request.toString(StandardCharsets.ISO_8859_1);
                if (head.endsWith("\r\n\r\n")) {
                    missing = head.lines()
                            .filter(line -> line.startsWith("Content-Length: "))
                            .mapToInt(line -> Integer.parseInt(line.substring(16)))
                            .findFirst()
                            .orElse(0);
                }
            }
        }
        return request.toString(StandardCharsets.ISO_8859_1);
    }
}
