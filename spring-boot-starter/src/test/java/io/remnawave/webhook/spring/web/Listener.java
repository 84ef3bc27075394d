package io.remnawave.webhook.spring.web;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.scheduler.Schedulers;

/** Hears users, and on which thread. */
class Listener {

    final List<String> threads = new CopyOnWriteArrayList<>();

    @RemnawaveEventListener
    void hear(UserEvent event) {
        threads.add((Schedulers.isInNonBlockingThread() ? "event loop " : "")
                + Thread.currentThread().getName());
    }
}
