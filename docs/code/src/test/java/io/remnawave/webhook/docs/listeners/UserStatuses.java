package io.remnawave.webhook.docs.listeners;

import io.remnawave.webhook.event.LatestPerSubject;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.model.UserStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

class UserStatuses {

    private final LatestPerSubject latest = LatestPerSubject.ofAtMost(10_000);

    private final Map<String, UserStatus> statuses = new ConcurrentHashMap<>();

    @RemnawaveEventListener("user.*")
    void copy(UserEvent event) throws Exception {
        latest.handle(
                event, () -> statuses.put(event.user().username(), event.user().status()));
    }

    @Nullable
    UserStatus of(String username) {
        return statuses.get(username);
    }
}
