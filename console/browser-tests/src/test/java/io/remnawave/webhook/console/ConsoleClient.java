package io.remnawave.webhook.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a console with exactly the headers it is told to send, as no browser would let anybody. */
final class ConsoleClient {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final WebhookConsole console;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int timeout = 20_000;

    ConsoleClient(WebhookConsole console) {
        this.console = console;
        headers.put("Host", "127.0.0.1:" + console.port());
        headers.put("Connection", "close");
        headers.put("X-Console-Token", console.link().substring(console.link().indexOf('=') + 1));
        headers.put("Origin", "http://127.0.0.1:" + console.port());
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Content-Type", "application/json");
    }

    /** The same with another header, or without it. */
    ConsoleClient with(String name, @Nullable String value) {
        ConsoleClient changed = new ConsoleClient(console);
        changed.headers.clear();
        changed.headers.putAll(headers);
        if (value == null) {
            changed.headers.remove(name);
        } else {
            changed.headers.put(name, value);
        }
        return changed;
    }

    ConsoleClient withTimeout(int millis) {
        ConsoleClient changed = with("Connection", "close");
        changed.timeout = millis;
        return changed;
    }

    record Answer(int status, String head, String body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException("No JSON: " + body, e);
            }
        }
    }

    Answer get(String path) {
        return request("GET", path, "");
    }

    Answer post(String path, String json) {
        return request("POST", path, json);
    }

    /** The beginning of a request, without its body. */
    String head(String method, String path, int length) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
    }

    Answer request(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", console.port())) {
            socket.setSoTimeout(timeout);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head(method, path, bytes.length).getBytes(StandardCharsets.UTF_8));
            request.writeBytes(bytes);
            socket.getOutputStream().write(request.toByteArray());
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.split(" ", 3)[1]), answer.substring(0, end), answer.substring(end + 4));
        } catch (IOException e) {
            throw new IllegalStateException("The console did not answer", e);
        }
    }
}
