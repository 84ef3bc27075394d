package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Makes texts and numbers of a body that was read before, from where they stand. */
final class JsonText {
    private JsonText() {}

    /** The text whose opening quote stands at a place. */
    static String text(byte[] body, int quote) {
        int end = quote + 1;
        while (body[end] != '"') {
            if (body[end] == '\\') {
                return escapedText(body, quote);
            }
            end++;
        }
        return new String(body, quote + 1, end - quote - 1, UTF_8);
    }

    /** The characters of the number whose first one stands at a place. */
    static String number(byte[] body, int start) {
        int end = start;
        while (end < body.length && isOfNumber(body[end])) {
            end++;
        }
        return new String(body, start, end - start, ISO_8859_1);
    }

    /** Where the object that begins at a place ends. */
    static int endOfContainer(byte[] body, int start) {
        try (JsonParser parser = Json.open(body, start)) {
            parser.nextToken();
            parser.skipChildren();
            return start + (int) parser.currentLocation().getByteOffset();
        } catch (IOException e) {
            throw wasReadBefore(e);
        }
    }

    private static String escapedText(byte[] body, int quote) {
        try (JsonParser parser = Json.open(body, quote)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            throw wasReadBefore(e);
        }
    }

    static IllegalStateException wasReadBefore(IOException e) {
        return new IllegalStateException("The array of a body was changed after the event was decoded from it", e);
    }

    static boolean isOfNumber(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }
}
