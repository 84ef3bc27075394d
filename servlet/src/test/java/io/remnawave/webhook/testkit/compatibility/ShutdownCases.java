package io.remnawave.webhook.testkit.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What was acknowledged was handled, also when the server stops at that moment. */
interface ShutdownCases extends CompatibilityCases {

    @Test
    default void losesNoAcceptedEventWhenItStopsUnderLoad() throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        Panel panel = new Panel(adapter);
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<?>> sending = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            String name = "sender" + sender + "-";
            sending.add(senders.submit(() -> deliverUntil(stopped, panel, name, accepted)));
        }

        await().until(() -> accepted.size() > 100);
        adapter.stop();
        int atStop = accepted.size();
        stopped.set(true);
        for (Future<?> sender : sending) {
            sender.get();
        }
        senders.shutdown();

        assertThat(atStop).isGreaterThan(100);
        assertThat(deliveries.ids()).containsAll(accepted).doesNotHaveDuplicates();
    }

    private static Void deliverUntil(AtomicBoolean stopped, Panel panel, String name, Set<String> accepted)
            throws InterruptedException {
        for (int i = 0; !stopped.get(); i++) {
            SignedBody body = SignedBody.of(name + i);
            try {
                if (panel.deliver(body).statusCode() == 200) {
                    accepted.add(body.signature());
                }
            } catch (IOException e) {
                // The connection was refused or cut off: not accepted, a panel would come back.
                continue;
            }
        }
        return null;
    }
}
