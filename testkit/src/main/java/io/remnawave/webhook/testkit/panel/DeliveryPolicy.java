package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.time.Duration;

/**
 * How a release of the panel delivers. The same in all: a POST whose final status 2xx counts as delivered, anything else and
 * every failure of the network is tried again, {@code Retry-After} is ignored, and after the last try the event is
 * dropped.
 *
 * @param retries tries after the first one
 * @param pause between two tries
 * @param parallel how many deliveries are under way at a time
 * @param severalUrls whether the release delivers to more than one URL
 */
public record DeliveryPolicy(int retries, Duration pause, int parallel, boolean severalUrls) {

    private static final int RETRIES = 3;

    private static final PanelVersion QUEUED_SINCE = new PanelVersion(1, 5, 0);
    private static final PanelVersion LONG_PAUSE_SINCE = new PanelVersion(1, 6, 0);
    private static final PanelVersion MORE_PARALLEL_SINCE = new PanelVersion(1, 6, 3);
    private static final PanelVersion SEVERAL_URLS_SINCE = new PanelVersion(2, 2, 6);
    private static final PanelVersion FEWER_PARALLEL_SINCE = new PanelVersion(2, 3, 1);

    /**
     * What the panel and its sources of a release say: pause 1 s, and 5 s from 1.6.0 on; unlimited before the queue of
     * 1.5.0, then 100 in parallel, 150 from 1.6.3 to 2.3.0; one URL before 2.2.6. The limit of 100 or 130 requests a
     * second that the queues of 1.5.0 to 2.3.0 had is not kept.
     */
    public static DeliveryPolicy of(PanelVersion panel) {
        return new DeliveryPolicy(
                RETRIES,
                Duration.ofSeconds(panel.isBefore(LONG_PAUSE_SINCE) ? 1 : 5),
                parallel(panel),
                !panel.isBefore(SEVERAL_URLS_SINCE));
    }

    private static int parallel(PanelVersion panel) {
        if (panel.isBefore(QUEUED_SINCE)) {
            return Integer.MAX_VALUE;
        }
        return panel.isBefore(MORE_PARALLEL_SINCE) || !panel.isBefore(FEWER_PARALLEL_SINCE) ? 100 : 150;
    }
}
