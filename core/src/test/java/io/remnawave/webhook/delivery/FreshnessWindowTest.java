package io.remnawave.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessWindowTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, true",
        "PT-1H, true",
        "PT-24H, true",
        "PT-24H-0.001S, false",
        "PT5M, true",
        "PT5M0.001S, false",
        "P-3650D, false",
        "P3650D, false"
    })
    void takesADayIntoThePastAndFiveMinutesIntoTheFuture(Duration fromNow, boolean fresh) {
        assertThat(FreshnessWindow.DEFAULT.contains(NOW.plus(fromNow), NOW)).isEqualTo(fresh);
    }

    @Test
    void reachesAsFarAsTold() {
        FreshnessWindow tenYears = new FreshnessWindow(Duration.parse("P3650D"), Duration.ZERO);

        assertThat(tenYears.contains(NOW.minus(Duration.ofDays(3650)), NOW)).isTrue();
        assertThat(tenYears.contains(NOW.plusMillis(1), NOW)).isFalse();
        assertThat(tenYears.contains(Instant.MIN, NOW)).isFalse();
        assertThat(tenYears.contains(Instant.MAX, NOW)).isFalse();
    }

    @Test
    void reachesAHundredYearsAtMost() {
        Duration limit = Duration.ofDays(36_500);
        FreshnessWindow widest = new FreshnessWindow(limit, limit);

        assertThat(widest.length()).isEqualTo(Duration.ofDays(73_000));
        assertThatThrownBy(() -> new FreshnessWindow(limit.plusNanos(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FreshnessWindow(Duration.ZERO, limit.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDurationsThatMakeNoWindow() {
        assertThatThrownBy(() -> new FreshnessWindow(Duration.ofSeconds(-1), Duration.ZERO))
                .hasMessageContaining("PT-1S");
        assertThatThrownBy(() -> new FreshnessWindow(Duration.ZERO, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
