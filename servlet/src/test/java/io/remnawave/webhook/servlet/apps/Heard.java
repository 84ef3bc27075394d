package io.remnawave.webhook.servlet.apps;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listeners of deployed applications have heard. Loaded by the tests, not by the applications. */
public final class Heard {

    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    private Heard() {}

    public static void add(String event) {
        EVENTS.add(event);
    }

    /** What was heard since the last call. */
    public static List<String> take() {
        List<String> heard = List.copyOf(EVENTS);
        EVENTS.clear();
        return heard;
    }
}
