package io.remnawave.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT30S", "3, PT90S", "9, PT18H13M30S"})
    void pausesGrowByTheFactorAndDifferByAFifthAtMost(int attempt, Duration middle) {
        List<Duration> pauses = Stream.generate(() -> RetryPolicy.DEFAULT.pauseAfter(attempt))
                .limit(1_000)
                .toList();

        assertThat(pauses)
                .allMatch(pause -> pause.toMillis() >= middle.toMillis() * 0.8 - 1)
                .allMatch(pause -> pause.toMillis() <= middle.toMillis() * 1.2 + 1);
        // What failed together does not come back together: both ends of the range are used.
        assertThat(pauses).anyMatch(pause -> pause.toMillis() < middle.toMillis() * 0.85);
        assertThat(pauses).anyMatch(pause -> pause.toMillis() > middle.toMillis() * 1.15);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(500);
    }

    @Test
    void noPauseIsLongerThanThirtyDaysAndAFifth() {
        RetryPolicy policy = RetryPolicy.exponential(Integer.MAX_VALUE, Duration.ofDays(1), 1_000);

        assertThat(policy.pauseAfter(Integer.MAX_VALUE)).isBetween(Duration.ofDays(24), Duration.ofDays(36));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.exponential(0, Duration.ofSeconds(1), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.exponential(1, Duration.ZERO, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.exponential(1, Duration.ofSeconds(1), Double.NaN));
    }
}
