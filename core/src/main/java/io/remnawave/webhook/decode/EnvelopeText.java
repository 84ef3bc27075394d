package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.Scopes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope in the very form in which panels write it: scope (since 2.5.0), event, timestamp and data in this order,
 * without blanks and escapes. Every delivery is looked at so before anybody knows whether it is wanted, and opening a parser
 * takes several times as long; any other form is left to {@link EnvelopeReader}, which reads the same from this one.
 */
final class EnvelopeText {
    private static final byte[] SCOPE_FIRST = ascii("{\"scope\":\"");
    private static final byte[] EVENT_FIRST = ascii("{\"event\":\"");
    private static final byte[] EVENT_NEXT = ascii("\",\"event\":\"");
    private static final byte[] TIMESTAMP_NEXT = ascii("\",\"timestamp\":\"");
    private static final byte[] DATA_NEXT = ascii("\",\"data\":");

    private EnvelopeText() {}

    /** The envelope; null if the body does not begin in exactly the form of the panel. */
    static @Nullable Envelope parsePanelForm(byte[] body) {
        String scope = null;
        int nameStart = after(EVENT_FIRST, body, 0);
        if (nameStart < 0) {
            int scopeStart = after(SCOPE_FIRST, body, 0);
            if (scopeStart < 0) {
                return null;
            }
            int scopeEnd = endOfName(body, scopeStart);
            scope = text(body, scopeStart, scopeEnd);
            nameStart = after(EVENT_NEXT, body, scopeEnd);
            if (nameStart < 0) {
                return null;
            }
        }
        int nameEnd = endOfName(body, nameStart);
        int timeStart = after(TIMESTAMP_NEXT, body, nameEnd);
        if (timeStart < 0) {
            return null;
        }
        Instant timestamp = InstantText.parsePanelForm(body, timeStart);
        if (timestamp == null || after(DATA_NEXT, body, timeStart + InstantText.PANEL_FORM_LENGTH) < 0) {
            return null;
        }
        String name = text(body, nameStart, nameEnd);
        return new Envelope(name, scope != null ? scope : Scopes.of(name), timestamp);
    }

    /** Where the body goes on behind an expected text; -1 if something else stands there. */
    private static int after(byte[] expected, byte[] body, int at) {
        int end = at + expected.length;
        return end <= body.length && Arrays.equals(body, at, end, expected, 0, expected.length) ? end : -1;
    }

    private static int endOfName(byte[] body, int start) {
        int at = start;
        while (at < body.length && isOfName(body[at])) {
            at++;
        }
        return at;
    }

    private static boolean isOfName(byte b) {
        return (b >= 'a' && b <= 'z') || b == '_' || b == '.' || (b >= '0' && b <= '9');
    }

    private static String text(byte[] body, int start, int end) {
        return new String(body, start, end - start, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
