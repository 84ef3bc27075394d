package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads an envelope in the very form in which panels since 2.5.0 write it: scope, event, timestamp and data in this order,
 * without blanks and escapes. Each delivery is looked at so before anybody knows whether somebody listens to it, and to open
 * a parser for that takes as long as a quarter of its signature. Any other form is left to the parser, which reads the same
 * from this one.
 */
final class EnvelopeText {
    private static final byte[] SCOPE = ascii("{\"scope\":\"");
    private static final byte[] EVENT = ascii("\",\"event\":\"");
    private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
    private static final byte[] DATA = ascii("\",\"data\":");

    private EnvelopeText() {}

    /** The envelope; null if the body does not begin in exactly the form of the panel. */
    static @Nullable Envelope read(byte[] body) {
        int scope = after(SCOPE, body, 0);
        int endOfScope = endOfName(body, scope);
        int event = after(EVENT, body, endOfScope);
        int endOfEvent = endOfName(body, event);
        int timestamp = after(TIMESTAMP, body, endOfEvent);
        if (timestamp < 0
                || !InstantText.isPanelForm(body, timestamp)
                || after(DATA, body, timestamp + InstantText.PANEL_FORM_LENGTH) < 0) {
            return null;
        }
        return new Envelope(
                text(body, event, endOfEvent),
                text(body, scope, endOfScope),
                InstantText.readPanelForm(body, timestamp));
    }

    /** Where a body goes on after an expected text; -1 if something else stands there, or the place is none. */
    private static int after(byte[] expected, byte[] body, int at) {
        int end = at + expected.length;
        return at >= 0 && end <= body.length && Arrays.equals(body, at, end, expected, 0, expected.length) ? end : -1;
    }

    private static int endOfName(byte[] body, int start) {
        return start < 0 ? start : NameCache.end(body, start);
    }

    /** Not from the cache of names: on Java 17 the whole receiver is a tenth slower with it, which is compiled as one. */
    private static String text(byte[] body, int from, int to) {
        return new String(body, from, to - from, US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
