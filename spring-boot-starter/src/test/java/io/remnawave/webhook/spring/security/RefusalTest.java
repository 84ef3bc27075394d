package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.compatibility.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalTest {

    @Test
    void asksEachObstacleWhateverBecomesOfTheOthersAndNeverStopsTheStart() {
        Obstacle withoutHint = new Obstacle("proxies", () -> {
            throw new LinkageError("no hint");
        });
        Obstacle broken = new Obstacle("handlers", () -> {
            throw new IllegalStateException("not a real request");
        });
        Obstacle inTheWay = new Obstacle("rules", () -> true);
        try (LogLines log = new LogLines()) {
            new Refusal("/hooks", "this line", List.of(withoutHint, broken, inTheWay)).afterSingletonsInstantiated();

            assertThat(log.messages()).singleElement().asString().contains("/hooks", "stopped by rules.", "this line");
        }
    }
}
