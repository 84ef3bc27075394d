package io.remnawave.webhook.samples.readme;

import io.remnawave.webhook.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands for what an application does with events. */
final class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final Set<String> suspended = ConcurrentHashMap.newKeySet();

    void suspend(String username) {
        suspended.add(username);
    }

    boolean isSuspended(String username) {
        return suspended.contains(username);
    }

    void remind(User user, Duration offset) {
        log.info("{} expires in {}", user.username(), offset.negated());
    }

    void update(UUID node, boolean connected, Instant since) {
        log.info("{} is {}connected since {}", node, connected ? "" : "not ", since);
    }
}
