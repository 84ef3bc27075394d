package io.remnawave.webhook.micronaut.listener;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listeners of a test have taken. */
@Singleton
@Requires(property = "test.with")
class TakenEvents {

    private final List<String> all = new CopyOnWriteArrayList<>();

    void add(String taken) {
        all.add(taken);
    }

    List<String> all() {
        return all;
    }
}
