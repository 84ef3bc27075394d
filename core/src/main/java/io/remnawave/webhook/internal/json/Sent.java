package io.remnawave.webhook.internal.json;

/**
 * Where a field stands on the wire, and in which releases.
 *
 * @param path its name there; with dots, where it stands in an object of its own: {@code userTraffic.onlineAt}
 * @param releases the panel releases that send it there: {@code 1.3.3-2.2.6}, {@code 3.2.2-} to this day, several ranges
 *     with a comma between
 */
public record Sent(String path, String releases) {

    /** Where a field stands, to be read as a sentence of the table. */
    public static Sent sent(String path, String releases) {
        return new Sent(path, releases);
    }
}
