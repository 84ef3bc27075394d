package io.remnawave.webhook.samples.demo;

import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.panel.Fault;
import java.util.List;

/**
 * One delivery of the demo, and what must come of it.
 *
 * @param panel the release that sends it
 * @param faults what goes wrong with it
 * @param status of the last try
 * @param handled whether a listener sees it, which is then once
 */
record Step(String panel, Fixture fixture, List<Fault> faults, int status, boolean handled) {

    static Step handled(String panel, Fixture fixture, Fault... faults) {
        return new Step(panel, fixture, List.of(faults), 200, true);
    }

    static Step refused(int status, Fixture fixture, Fault fault) {
        return new Step("3.3.2", fixture, List.of(fault), status, false);
    }
}
