package io.remnawave.webhook.samples.demo;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.hwidDeviceAdded;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.loginAttemptFailed;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeConnectionLost;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodeModified;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.nodePaymentIn7Days;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.torrentBlockerReport;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userCreated;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpiration;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static io.remnawave.webhook.testkit.panel.Faults.duplicate;
import static io.remnawave.webhook.testkit.panel.Faults.fromTheFuture;
import static io.remnawave.webhook.testkit.panel.Faults.futurePanel;
import static io.remnawave.webhook.testkit.panel.Faults.garbage;
import static io.remnawave.webhook.testkit.panel.Faults.lostResponse;
import static io.remnawave.webhook.testkit.panel.Faults.oversized;
import static io.remnawave.webhook.testkit.panel.Faults.reformattedByProxy;
import static io.remnawave.webhook.testkit.panel.Faults.stale;
import static io.remnawave.webhook.testkit.panel.Faults.tampered;
import static io.remnawave.webhook.testkit.panel.Faults.truncated;
import static io.remnawave.webhook.testkit.panel.Faults.unknownEvent;
import static io.remnawave.webhook.testkit.panel.Faults.unsigned;
import static io.remnawave.webhook.testkit.panel.Faults.wrongSecret;

import io.remnawave.webhook.event.EventNames;
import java.util.List;

/** What the demo sends: real bodies of every generation of panels, and everything that must not get through. */
final class Script {

    static final List<Step> STEPS = List.of(
            Step.handled("1.3.3", userCreated()),
            Step.handled("1.5.7", fixture(EventNames.USER_EXPIRES_IN_72_HOURS)),
            Step.handled("2.0.8", nodeModified()),
            Step.handled("2.3.2", hwidDeviceAdded()),
            Step.handled("2.5.7", nodePaymentIn7Days()),
            Step.handled("2.7.4", torrentBlockerReport()),
            Step.handled("2.8.1", userExpiration(-72)),
            Step.handled("3.3.2", loginAttemptFailed()),
            Step.handled("3.3.2", userExpired()),
            Step.handled("3.3.2", userExpired(), futurePanel()),
            Step.handled("3.3.2", userExpired(), unknownEvent()),
            Step.handled("3.3.2", userExpired(), unknownEvent("squad.created")),
            Step.handled("3.3.2", nodeConnectionLost(), duplicate()),
            Step.handled("3.3.2", nodeConnectionLost(), lostResponse()),
            Step.refused(401, userExpired(), wrongSecret()),
            Step.refused(401, userExpired(), unsigned()),
            Step.refused(401, userExpired(), tampered()),
            Step.refused(401, userExpired(), truncated()),
            Step.refused(401, userExpired(), reformattedByProxy()),
            Step.refused(403, userExpired(), stale()),
            Step.refused(403, userExpired(), fromTheFuture()),
            Step.refused(400, userExpired(), garbage()),
            Step.refused(413, userExpired(), oversized()));

    private Script() {}
}
