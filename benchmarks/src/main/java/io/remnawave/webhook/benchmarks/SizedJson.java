package io.remnawave.webhook.benchmarks;

import java.nio.charset.StandardCharsets;

/** Makes bodies of a size out of what repeats in a format. */
final class SizedJson {

    private SizedJson() {}

    /** As many elements, comma between them, as come nearest to the size; one at least. */
    static byte[] of(String start, String element, String end, int size) {
        int room = size - start.length() - end.length();
        int elements = Math.max(1, Math.round((float) room / (element.length() + 1)));
        String body = start + (element + ",").repeat(elements - 1) + element + end;
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
