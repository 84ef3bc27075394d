package io.remnawave.webhook.spring;

/**
 * Where deliveries are taken, with all that stands before the configured path. A bean of the adapter.
 *
 * @param value {@code /context/servlet/remnawave/webhook}
 */
public record EndpointPath(String value) {

    /** Joins a prefix, which may be empty or end with a slash, and the rest, which starts with one. */
    public static String join(String prefix, String rest) {
        String before = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return before.isEmpty() || before.startsWith("/") ? before + rest : "/" + before + rest;
    }
}
