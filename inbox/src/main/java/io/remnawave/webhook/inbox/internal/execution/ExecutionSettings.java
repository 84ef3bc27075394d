package io.remnawave.webhook.inbox.internal.execution;

import io.remnawave.webhook.inbox.InboxObserver;
import io.remnawave.webhook.inbox.RetryPolicy;
import io.remnawave.webhook.inbox.TransactionRunner;
import java.time.Duration;

/**
 * How stored deliveries are run.
 *
 * @param upgradeWindow how long a delivery is left to other instances whose listener or key this one does not have
 * @param observer one that does not throw
 */
public record ExecutionSettings(
        RetryPolicy retries,
        boolean ordersBySubject,
        Duration upgradeWindow,
        TransactionRunner transactions,
        InboxObserver observer) {}
