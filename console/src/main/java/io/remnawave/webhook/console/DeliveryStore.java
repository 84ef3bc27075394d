package io.remnawave.webhook.console;

import io.remnawave.webhook.observe.ReceivedRequest.Explanation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deliveries that came last, within bounds of number and size. Thread-safe. */
final class DeliveryStore {

    static final int MAX_DELIVERIES = 200;

    /** With what waits to be put in, 16 MB. */
    static final int MAX_BYTES = 12 * 1024 * 1024;

    private static final int MAX_LISTENERS = 500;

    private static final String CLAIMS = "claims ";

    /** By what joins attempts, the one that changed last at the end. Those that only listeners told of are among them. */
    private final Map<String, StoredDelivery> deliveries = new LinkedHashMap<>();

    private final Map<String, ListenerTimes> listeners = new LinkedHashMap<>();
    private final Set<ChangeQueue> watchers = new LinkedHashSet<>();
    private long bytes;
    private long lastKey;
    private long lastChange;
    private long requests;

    synchronized void add(Attempt attempt, byte @Nullable [] body, @Nullable Explanation explanation) {
        requests++;
        change(joinedBy(attempt), delivery -> delivery.add(attempt, body, explanation, lastChange));
    }

    synchronized void add(String deliveryId, ListenerResult call) {
        if (listeners.size() < MAX_LISTENERS || listeners.containsKey(call.listenerId())) {
            listeners
                    .computeIfAbsent(call.listenerId(), id -> new ListenerTimes())
                    .add(call);
        }
        change(deliveryId, delivery -> delivery.add(call, lastChange));
    }

    /** What is not verified can claim any signature, so it is never joined to what is. */
    private String joinedBy(Attempt attempt) {
        String id = attempt.deliveryId();
        if (id != null) {
            return id;
        }
        String claimed = attempt.signature();
        return claimed == null || claimed.isBlank() ? "request " + requests : CLAIMS + claimed;
    }

    private interface Change {
        void applyTo(StoredDelivery delivery);
    }

    private void change(String joinedBy, Change change) {
        StoredDelivery known = deliveries.remove(joinedBy);
        StoredDelivery delivery = known == null ? new StoredDelivery("d" + ++lastKey) : known;
        int before = known == null ? 0 : known.size();
        lastChange++;
        change.applyTo(delivery);
        deliveries.put(joinedBy, delivery);
        bytes += delivery.size() - before;
        List<String> gone = evict();
        if (watchers.isEmpty()) {
            return;
        }
        if (delivery.hasCome()) {
            Map<String, @Nullable Object> row = delivery.row();
            watchers.forEach(watcher -> watcher.offer(new ChangeQueue.Message(lastChange, "delivery", row)));
        }
        if (!gone.isEmpty()) {
            watchers.forEach(watcher -> watcher.offer(new ChangeQueue.Message(lastChange, "gone", gone)));
        }
    }

    private List<String> evict() {
        List<String> gone = new ArrayList<>();
        Iterator<StoredDelivery> oldest = deliveries.values().iterator();
        while ((deliveries.size() > MAX_DELIVERIES || bytes > MAX_BYTES) && deliveries.size() > 1) {
            StoredDelivery delivery = oldest.next();
            oldest.remove();
            bytes -= delivery.size();
            gone.add(delivery.key);
        }
        return gone;
    }

    synchronized Optional<StoredDelivery.Snapshot> find(String key) {
        return come().stream()
                .filter(delivery -> delivery.key.equals(key))
                .findFirst()
                .map(StoredDelivery::snapshot);
    }

    /** What came with a signature header, verified or else not, if it has come. */
    synchronized Optional<StoredDelivery.Snapshot> findSigned(String signature) {
        return Stream.of(signature, CLAIMS + signature)
                .map(deliveries::get)
                .filter(delivery -> delivery != null && delivery.hasCome())
                .findFirst()
                .map(StoredDelivery::snapshot);
    }

    /** What came last without a signature, after a change, and with a timestamp header of this text or else without one. */
    synchronized Optional<StoredDelivery.Snapshot> findUnsigned(@Nullable String timestamp, long after) {
        return come().stream()
                .filter(delivery -> delivery.change() > after)
                .map(StoredDelivery::snapshot)
                .filter(delivery -> delivery.last().signature() == null)
                .filter(delivery -> Objects.equals(delivery.last().timestamp(), timestamp))
                .reduce((earlier, later) -> later);
    }

    /** The number of the last change. */
    synchronized long lastChange() {
        return lastChange;
    }

    synchronized void clear() {
        List<String> gone = come().stream().map(delivery -> delivery.key).toList();
        deliveries.clear();
        bytes = 0;
        lastChange++;
        watchers.forEach(watcher -> watcher.offer(new ChangeQueue.Message(lastChange, "gone", gone)));
    }

    synchronized Map<String, Map<String, @Nullable Object>> listeners() {
        Map<String, Map<String, @Nullable Object>> described = new LinkedHashMap<>();
        listeners.forEach((id, times) -> described.put(id, times.describe()));
        return described;
    }

    /** Begins to tell of changes, with those after {@code since} at once. */
    synchronized ChangeQueue watch(long since) {
        ChangeQueue queue = new ChangeQueue();
        resend(queue, since);
        watchers.add(queue);
        return queue;
    }

    /** For one that could not follow: all that is there, which leaves nothing out but what is gone already. */
    synchronized void resend(ChangeQueue queue, long since) {
        queue.clear();
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("keys", come().stream().map(delivery -> delivery.key).toList());
        state.put(
                "rows",
                come().stream()
                        .filter(delivery -> delivery.change() > since)
                        .map(StoredDelivery::row)
                        .toList());
        state.put("requests", requests);
        queue.offer(new ChangeQueue.Message(lastChange, "state", state));
    }

    synchronized void unwatch(ChangeQueue queue) {
        watchers.remove(queue);
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int size() {
        return deliveries.size();
    }

    private Collection<StoredDelivery> come() {
        return deliveries.values().stream().filter(StoredDelivery::hasCome).toList();
    }
}
