package io.remnawave.webhook.inbox.internal.execution;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the scheduler from asking a database that is away at every poll: each time it writes a stack trace, and a pool may give the
 * same broken connection again, since it does not look at one that was used within the last half second.
 */
final class PauseAfterFailure extends AbstractSchedulerListener {

    private static final long PAUSE_MILLIS = 1_000;

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.inbox.Inbox");

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Called on the thread that failed. */
    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
        if (event == SchedulerEventType.UNEXPECTED_ERROR) {
            try {
                boolean stopped = stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                log.debug("The database is asked again{}", stopped ? ", for the last time" : "");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Pauses no longer. */
    void stop() {
        stopping.countDown();
    }
}
