package io.remnawave.webhook.testkit.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
        CountDownLatch underLoad = new CountDownLatch(100);
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<?>> sending = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            String name = "sender" + sender + "-";
            sending.add(senders.submit(() -> deliverUntil(stopped, panel, name, accepted, underLoad)));
        }

        assertThat(underLoad.await(60, TimeUnit.SECONDS)).isTrue();
        adapter.stop();
        stopped.set(true);
        for (Future<?> sender : sending) {
            sender.get();
        }
        senders.shutdown();

        assertThat(deliveries.ids()).containsAll(accepted).doesNotHaveDuplicates();
    }

    private static Void deliverUntil(
            AtomicBoolean stopped, Panel panel, String name, Set<String> accepted, CountDownLatch underLoad)
            throws InterruptedException {
        for (int i = 0; !stopped.get(); i++) {
            SignedBody body = SignedBody.of(name + i);
            if (isAccepted(panel, body)) {
                accepted.add(body.signature());
                underLoad.countDown();
            }
        }
        return null;
    }

    private static boolean isAccepted(Panel panel, SignedBody body) throws InterruptedException {
        try {
            return panel.deliver(body).statusCode() == 200;
        } catch (IOException e) {
            // The connection was refused or cut off, and a panel would come back.
            return false;
        }
    }
}
