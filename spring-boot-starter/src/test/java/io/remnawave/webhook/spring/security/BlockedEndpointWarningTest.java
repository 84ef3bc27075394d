package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.testkit.compatibility.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockedEndpointWarningTest {

    @Test
    void asksEachObstacleWhateverBecomesOfTheOthersAndNeverStopsTheStart() {
        AccessCheck withoutHint = new AccessCheck("proxies", () -> {
            throw new LinkageError("no hint");
        });
        AccessCheck broken = new AccessCheck("handlers", () -> {
            throw new IllegalStateException("not a real request");
        });
        AccessCheck inTheWay = new AccessCheck("rules", () -> true);
        try (LogLines log = new LogLines()) {
            new BlockedEndpointWarning("/hooks", "this line", List.of(withoutHint, broken, inTheWay))
                    .afterSingletonsInstantiated();

            assertThat(log.messages()).singleElement().asString().contains("/hooks", "stopped by rules.", "this line");
        }
    }
}
