package io.remnawave.webhook.testkit.assertion;

import io.remnawave.webhook.testkit.panel.Attempt;
import io.remnawave.webhook.testkit.panel.EmittedDelivery;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what a status of a receiver mostly means, for the message of a failed test. */
final class StatusHints {

    private StatusHints() {}

    static String of(EmittedDelivery delivery) {
        if (delivery.jobs().isEmpty()) {
            return "It is held back until the next emission, or until settle().";
        }
        Set<Integer> statuses = delivery.attempts().stream()
                .map(Attempt::status)
                .map(status -> status.orElse(0))
                .collect(Collectors.toCollection(TreeSet::new));
        return statuses.stream()
                .map(StatusHints::of)
                .filter(hint -> !hint.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String of(int status) {
        return switch (status) {
            case 400 -> "400: verified, and not an event; or the body could not be read to its end.";
            case 401 ->
                "401: the application knows another secret, or the body was changed on its way; its log says which.";
            case 403 ->
                "403: the timestamp is outside the freshness window; or a security filter wants a login or a CSRF token.";
            case 404 -> "404: the application takes deliveries at another path (remnawave.webhook.path).";
            case 405 ->
                "405: something else answers at this path; or a redirect (301, 302, 303) made the POST a GET without a body.";
            case 408 -> "408: the body was not complete in time.";
            case 409 ->
                "409: another request was handling the same delivery, for longer than remnawave.webhook.duplicate-wait.";
            case 413 -> "413: the body is larger than remnawave.webhook.max-body-size, or than the server allows.";
            case 415 -> "415: the body was compressed on its way.";
            case 500 -> "500: a listener failed; the application's log says which and why.";
            case 503 ->
                "503: the application is shutting down, has too much to do at once, or its idempotency store or database is unavailable.";
            default -> "";
        };
    }
}
