package io.remnawave.webhook.servlet.apps;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listeners of deployed applications have taken. Loaded by the tests, not by the applications. */
public final class TakenEvents {

    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    private TakenEvents() {}

    public static void add(String event) {
        EVENTS.add(event);
    }

    /** What was taken since the last call. */
    public static List<String> take() {
        List<String> taken = List.copyOf(EVENTS);
        EVENTS.clear();
        return taken;
    }
}
