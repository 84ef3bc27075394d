package io.remnawave.webhook.console;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes and delivers events as a panel does. The testkit brings one, which is found by {@code ServiceLoader} where it is on the
 * class path; without it the page offers to send again, and nothing new. Thread-safe.
 */
public interface PanelSimulator {

    /** The releases that can be simulated, newest first. */
    List<String> releases();

    /** The events that some panel sends. */
    List<Event> events();

    /** Names of what can go wrong with a delivery, and of those that a panel repeats until they arrive. */
    List<String> faults();

    /**
     * The body of an event as a release sends it, with made-up values.
     *
     * @param variant one of {@link Event#variants()}, null for the usual
     * @throws IllegalArgumentException if the release does not send the event; the message says which do
     */
    byte[] body(String event, String release, @Nullable String variant);

    /**
     * Delivers an event and waits until it was answered.
     *
     * @param signer gives the signature of a body in lower-case hex
     * @throws IllegalArgumentException if the event cannot be made so; the message says what to change
     */
    Sent send(Request request, URI target, Function<byte[], String> signer);

    /**
     * An event that can be sent.
     *
     * @param panels the releases that send it, in words
     * @param first the oldest release that sends it
     * @param last the newest, null where the newest panel still does
     * @param note what else is to be known, mostly empty
     * @param variants names of other recorded bodies
     */
    record Event(
            String name,
            String scope,
            String panels,
            String first,
            @Nullable String last,
            String note,
            List<String> variants) {}

    /**
     * What to send.
     *
     * @param set values by their paths, {@code data.username}: text, number, boolean, list, map or null
     * @param remove paths to leave out
     * @param faults of {@link #faults()}
     * @param retry whether to try again as a panel does, without its pauses
     * @param patience how long each try may take; a panel would wait for ever
     */
    record Request(
            String event,
            String release,
            @Nullable String variant,
            Map<String, @Nullable Object> set,
            List<String> remove,
            List<String> faults,
            boolean retry,
            Duration patience) {}

    /**
     * What became of it.
     *
     * @param deliveryId the signature it was made with, be it that it was left out on its way
     * @param timestamp what {@code X-Remnawave-Timestamp} said; null where there was none
     * @param attempts what each try was answered, {@code 200 handled}
     * @param timedOut whether a try was given up, and so may be answered later
     */
    record Sent(String deliveryId, @Nullable String timestamp, List<String> attempts, boolean timedOut) {}
}
