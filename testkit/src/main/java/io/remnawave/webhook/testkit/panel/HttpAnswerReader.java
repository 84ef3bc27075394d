package io.remnawave.webhook.testkit.panel;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an HTTP/1.1 answer. */
final class HttpAnswerReader {

    private static final int MAX_LINE = 64 * 1024;

    private static final int MAX_BODY = 1024 * 1024;

    private static final int SHOWN_CHARACTERS = 200;

    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int next;
    private int limit;

    HttpAnswerReader(InputStream in) {
        this.in = in;
    }

    HttpAnswer read() throws IOException {
        int status = status(line());
        Map<String, String> headers = headers();
        while (status / 100 == 1) {
            status = status(line());
            headers = headers();
        }
        byte[] body = status == 204 || status == 304 ? new byte[0] : body(headers);
        return new HttpAnswer(status, headers.get("location"), shown(body, headers));
    }

    private static int status(String line) throws IOException {
        String[] parts = line.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("[1-9]\\d\\d")) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(parts[1]);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            for (int size = chunkSize(); size > 0 && body.size() < MAX_BODY; size = chunkSize()) {
                copy(body, size);
                line();
            }
        } else if (headers.containsKey("content-length")) {
            copy(body, number(headers.get("content-length"), 10));
        } else {
            for (int octet = octet(); octet >= 0 && body.size() < MAX_BODY; octet = octet()) {
                body.write(octet);
            }
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().split(";", 2)[0].strip(), 16);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Math.min(Integer.parseInt(text, radix), MAX_BODY);
        } catch (NumberFormatException e) {
            throw new IOException("the answer is not HTTP: its length is \"" + text + "\"", e);
        }
    }

    private void copy(ByteArrayOutputStream body, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int octet = octet();
            if (octet < 0) {
                throw new EOFException("the connection ended inside the answer");
            }
            body.write(octet);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (octet < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("the answer is not HTTP: it has an endless line");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** The next byte, or -1 at the end. */
    private int octet() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(in.read(buffer), 0);
        }
        return limit == 0 ? -1 : buffer[next++] & 0xff;
    }

    private static String shown(byte[] body, Map<String, String> headers) {
        if (headers.containsKey("content-encoding")) {
            return "(compressed)";
        }
        String text = new String(body, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
