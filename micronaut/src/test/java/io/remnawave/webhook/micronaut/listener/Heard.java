package io.remnawave.webhook.micronaut.listener;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the listeners of a test have heard. */
@Singleton
@Requires(property = "test.with")
class Heard {

    private final List<String> all = new CopyOnWriteArrayList<>();

    void add(String heard) {
        all.add(heard);
    }

    List<String> all() {
        return all;
    }
}
