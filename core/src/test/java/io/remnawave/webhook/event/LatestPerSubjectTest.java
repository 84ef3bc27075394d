package io.remnawave.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.decode.EventDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LatestPerSubjectTest {

    private final LatestPerSubject latest = LatestPerSubject.ofAtMost(100);

    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    @Test
    void skipsAnOlderEventAfterANewerOneOfTheSameUser() throws Exception {
        assertThat(handle(user(1, 20))).isTrue();
        assertThat(handle(user(1, 10))).isFalse();

        assertThat(handled).containsExactly("user 20");
    }

    @Test
    void handlesEventsInTheirOrderAndSeveralOfOneMoment() throws Exception {
        assertThat(handle(user(1, 10))).isTrue();
        assertThat(handle(user(1, 10))).isTrue();
        assertThat(handle(user(1, 11))).isTrue();
    }

    @Test
    void tellsUsersNodesAndDevicesApart() throws Exception {
        handle(user(1, 20));
        handle(node("6f1ed1a0-5f5c-4d8c-9f0e-0d6c3b6f2b11", 20));
        handle(device("phone", 20));

        assertThat(handle(user(2, 10))).isTrue();
        assertThat(handle(node("6f1ed1a0-5f5c-4d8c-9f0e-0d6c3b6f2b12", 10))).isTrue();
        assertThat(handle(device("tablet", 10))).isTrue();
        assertThat(handle(node("6f1ed1a0-5f5c-4d8c-9f0e-0d6c3b6f2b11", 10))).isFalse();
        assertThat(handle(device("phone", 10))).isFalse();
    }

    @Test
    void handlesEveryEventThatHasNoSubject() throws Exception {
        assertThat(handle(service(20))).isTrue();
        assertThat(handle(service(10))).isTrue();
        assertThat(latest.isOutdated(service(10))).isFalse();
    }

    @Test
    void handlesEveryEventWhoseKeyNoPanelOfTodayWouldLeaveOut() throws Exception {
        for (int second : List.of(20, 10)) {
            String at = "\"timestamp\":\"2026-03-04T05:06:" + second + "Z\"";
            assertThat(handle(decoded("{\"event\":\"user.frozen\"," + at + ",\"data\":{\"username\":\"a\"}}")))
                    .isTrue();
            assertThat(handle(decoded("{\"event\":\"node.moved\"," + at + ",\"data\":{\"name\":\"a\"}}")))
                    .isTrue();
        }
    }

    private static RemnawaveEvent decoded(String body) {
        return EventDecoder.standard().decode(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void doesNotSkipTheRepetitionOfANewerEventThatFailed() throws Exception {
        assertThatThrownBy(() -> latest.handle(user(1, 20), () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");

        assertThat(handle(user(1, 10))).isTrue();
        assertThat(handle(user(1, 20))).isTrue();
        assertThat(handle(user(1, 10))).isFalse();
    }

    @Test
    void tellsAnOldEventWithoutHandlingIt() throws Exception {
        assertThat(latest.isOutdated(user(1, 10))).isFalse();
        handle(user(1, 20));

        assertThat(latest.isOutdated(user(1, 10))).isTrue();
        assertThat(latest.isOutdated(user(1, 20))).isFalse();
    }

    @Test
    void keepsTheUsersOfTwoPanelsApartUnderNamesOfTheCaller() throws Exception {
        assertThat(latest.handle("eu 1", at(20), () -> handled.add("eu"))).isTrue();
        assertThat(latest.handle("us 1", at(10), () -> handled.add("us"))).isTrue();
        assertThat(latest.handle("eu 1", at(10), () -> handled.add("old"))).isFalse();

        assertThat(handled).containsExactly("eu", "us");
    }

    @Test
    void forgetsTheSubjectThatWasLongestNotUsed() throws Exception {
        LatestPerSubject two = LatestPerSubject.ofAtMost(2);
        two.handle("a", at(20), () -> {});
        two.handle("b", at(20), () -> {});
        two.handle("a", at(21), () -> {});
        two.handle("c", at(20), () -> {});

        assertThat(two.handle("a", at(10), () -> {})).isFalse();
        assertThat(two.handle("b", at(10), () -> {})).isTrue();
    }

    @Test
    void refusesToRememberNothing() {
        assertThatThrownBy(() -> LatestPerSubject.ofAtMost(0)).hasMessageContaining("1 or more");
    }

    @Test
    void letsAnOlderEventWaitForANewerOneInWorkAndThenSkipsIt() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> newer = threads.submit(() -> latest.handle("a", at(20), () -> {
                started.countDown();
                mayEnd.await();
            }));
            started.await();
            Future<Boolean> older = threads.submit(() -> latest.handle("a", at(10), () -> handled.add("old")));
            assertThat(latest.handle("b", at(10), () -> handled.add("b"))).isTrue();
            mayEnd.countDown();

            assertThat(newer.get()).isTrue();
            assertThat(older.get()).isFalse();
            assertThat(handled).containsExactly("b");
        } finally {
            threads.shutdownNow();
        }
    }

    /** More subjects than it remembers, so that eviction runs beside the work. */
    @Test
    void neverWritesOldOverNewAndHandlesEachSubjectOneAtATimeUnderLoad() throws Exception {
        int subjects = 50;
        LatestPerSubject small = LatestPerSubject.ofAtMost(subjects);
        AtomicReferenceArray<Instant> table = new AtomicReferenceArray<>(subjects);
        List<AtomicInteger> inWork = Collections.nCopies(subjects, 0).stream()
                .map(AtomicInteger::new)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicInteger other = new AtomicInteger();
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            int subject = i % subjects;
            Instant time = at((i * 7919L) % 10_007);
            work.add(threads.submit(() -> small.handle("s" + subject, time, () -> {
                assertThat(inWork.get(subject).incrementAndGet()).isOne();
                Instant before = table.get(subject);
                assertThat(before == null || !before.isAfter(time)).isTrue();
                table.set(subject, time);
                inWork.get(subject).decrementAndGet();
            })));
            if (i % 1000 == 0) {
                work.add(threads.submit(() -> small.isOutdated(user(other.incrementAndGet(), 1))));
            }
        }
        for (Future<?> done : work) {
            done.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        for (int subject = 0; subject < subjects; subject++) {
            assertThat(table.get(subject)).isNotNull();
        }
    }

    @Test
    void neverRunsASubjectBesideItselfWhileEveryOtherOneIsEvicted() throws Exception {
        LatestPerSubject one = LatestPerSubject.ofAtMost(1);
        AtomicInteger inWork = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            String subject = i % 2 == 0 ? "hot" : "cold " + i;
            work.add(threads.submit(() -> one.handle(subject, at(1), () -> {
                if (subject.equals("hot")) {
                    assertThat(inWork.incrementAndGet()).isOne();
                    Thread.yield();
                    inWork.decrementAndGet();
                }
            })));
        }
        for (Future<Boolean> done : work) {
            assertThat(done.get()).isTrue();
        }
        threads.shutdown();
    }

    private boolean handle(RemnawaveEvent event) throws Exception {
        return latest.handle(
                event,
                () -> handled.add(event.scope() + " " + event.occurredAt().getEpochSecond()));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static RemnawaveEvent user(int id, long second) {
        return event("user", "user.modified", "{\"id\":" + id + ",\"username\":\"alice\"}", second);
    }

    private static RemnawaveEvent node(String uuid, long second) {
        return event("node", "node.modified", "{\"uuid\":\"" + uuid + "\"}", second);
    }

    private static RemnawaveEvent device(String hwid, long second) {
        return event(
                "user_hwid_devices",
                "user_hwid_devices.added",
                "{\"user\":{\"id\":1,\"username\":\"alice\"},\"hwidUserDevice\":{\"hwid\":\"" + hwid + "\"}}",
                second);
    }

    private static RemnawaveEvent service(long second) {
        return event("service", "service.panel_started", "{}", second);
    }

    private static RemnawaveEvent event(String scope, String name, String data, long second) {
        String body = "{\"scope\":\"" + scope + "\",\"event\":\"" + name + "\",\"timestamp\":\"" + at(second)
                + "\",\"data\":" + data + "}";
        return EventDecoder.standard().decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
