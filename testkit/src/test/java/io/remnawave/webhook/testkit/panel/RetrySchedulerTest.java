package io.remnawave.webhook.testkit.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetrySchedulerTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final List<Duration> waited = new ArrayList<>();
    private final List<Runnable> alarms = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void waitsInRealTimeWhenToldTo() {
        start(true);

        assertThat(runs).hasValue(1);
        assertThat(waited).containsExactly(PAUSE);

        alarms.get(0).run();

        assertThat(runs).hasValue(2);
    }

    @Test
    void letsVirtualTimePassAtOnceWhenNothingElseIsUnderWay() {
        start(false);

        assertThat(runs).hasValue(2);
    }

    /** A task that wants to run twice, on a worker that runs everything at once. */
    private void start(boolean realTime) {
        RetryScheduler scheduler = new RetryScheduler(Runnable::run, realTime, (time, task) -> {
            waited.add(time);
            alarms.add(task);
        });
        scheduler.run(new Runnable() {
            @Override
            public void run() {
                if (runs.incrementAndGet() == 1) {
                    scheduler.runAgainAfter(PAUSE, this);
                }
            }
        });
    }
}
