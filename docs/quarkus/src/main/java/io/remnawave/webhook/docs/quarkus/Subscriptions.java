package io.remnawave.webhook.docs.quarkus;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Singleton
public class Subscriptions {

    private final List<String> expired = new CopyOnWriteArrayList<>();

    @RemnawaveEventListener(USER_EXPIRED)
    void expired(UserEvent event) {
        expired.add(event.user().username());
    }

    List<String> expired() {
        return expired;
    }
}
