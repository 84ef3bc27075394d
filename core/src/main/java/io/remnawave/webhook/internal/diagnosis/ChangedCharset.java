package io.remnawave.webhook.internal.diagnosis;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body in UTF-8 that somebody decoded in another charset and wrote again in UTF-8. */
final class ChangedCharset {

    private ChangedCharset() {}

    /** What the body may have been, for each charset in which it can be undone; none for a body that is ASCII alone. */
    static List<byte[]> undo(byte[] body) {
        String text = decode(body);
        if (text == null || text.chars().allMatch(c -> c < 0x80)) {
            return List.of();
        }
        List<byte[]> undone = new ArrayList<>(2);
        add(undone, encode(text, StandardCharsets.ISO_8859_1));
        if (Charset.isSupported("windows-1252")) {
            add(undone, encodeWindows1252(text));
        }
        return undone;
    }

    /** Whether characters were lost for good: a body of a panel holds U+FFFD where a person has typed it, so hardly ever. */
    static boolean hasLostCharacters(byte[] body) {
        for (int i = 0; i + 2 < body.length; i++) {
            if (body[i] == (byte) 0xEF && body[i + 1] == (byte) 0xBF && body[i + 2] == (byte) 0xBD) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<byte[]> all, byte @Nullable [] one) {
        if (one != null) {
            all.add(one);
        }
    }

    private static @Nullable String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) { // it is no UTF-8, so nobody has written it as such
            return null;
        }
    }

    private static byte @Nullable [] encode(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) { // a character that this charset does not have: it was another one
            return null;
        }
    }

    /** Five bytes have no character there, and decoders that are lenient pass them on as control characters. */
    private static byte @Nullable [] encodeWindows1252(String text) {
        CharsetEncoder windows = Charset.forName("windows-1252").newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 || (c >= 0xA0 && c <= 0xFF) || c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) {
                bytes.write(c);
                continue;
            }
            if (!windows.canEncode(c)) {
                return null;
            }
            bytes.write(encodeOne(windows, c));
        }
        return bytes.toByteArray();
    }

    private static byte encodeOne(CharsetEncoder encoder, char c) {
        try {
            return encoder.encode(CharBuffer.wrap(new char[] {c})).get();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("It was said to be encodable", e);
        }
    }
}
