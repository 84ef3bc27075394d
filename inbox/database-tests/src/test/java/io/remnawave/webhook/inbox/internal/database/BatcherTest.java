package io.remnawave.webhook.inbox.internal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch isUnderWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Gives the double of even numbers; the first batch takes until {@code goOn}. */
    private final Batcher<Integer, Integer> doubles = new Batcher<>(numbers -> {
        batches.add(numbers);
        isUnderWay.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        if (numbers.contains(13)) {
            throw new SQLException("no thirteen");
        }
        return number -> number % 2 == 0 ? 2 * number : null;
    });

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Future<Integer> ask(int number) {
        return threads.submit(() -> doubles.ask(number));
    }

    private List<Future<Integer>> askWhileAnotherIsUnderWay(int... numbers) throws InterruptedException {
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(ask(0));
        isUnderWay.await();
        for (int number : numbers) {
            answers.add(ask(number));
        }
        await().until(() -> doubles.waiting() == numbers.length);
        return answers;
    }

    @Test
    void worksOnceForAllThatCameWhileAnotherBatchWasUnderWay() throws Exception {
        List<Future<Integer>> answers = askWhileAnotherIsUnderWay(1, 2, 3, 4);
        goOn.countDown();

        assertThat(answers.get(1).get()).isNull();
        assertThat(answers.get(2).get()).isEqualTo(4);
        assertThat(answers.get(3).get()).isNull();
        assertThat(answers.get(4).get()).isEqualTo(8);
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0)).containsExactly(0);
        assertThat(batches.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void tellsEachOfABatchThatItFailedAndGoesOn() throws Exception {
        List<Future<Integer>> answers = askWhileAnotherIsUnderWay(12, 13, 14);
        goOn.countDown();

        assertThat(answers.get(0).get()).isEqualTo(0);
        for (Future<Integer> answer : answers.subList(1, 4)) {
            assertThatThrownBy(answer::get).hasRootCauseMessage("no thirteen");
        }
        assertThat(doubles.ask(12)).isEqualTo(24);
    }

    @Test
    void leavesWhatIsTooMuchForOneBatchToTheNext() throws Exception {
        int[] numbers = new int[150];
        List<Future<Integer>> answers = askWhileAnotherIsUnderWay(numbers);
        goOn.countDown();

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(0);
        }
        assertThat(batches).extracting(List::size).containsExactly(1, 128, 22);
    }
}
