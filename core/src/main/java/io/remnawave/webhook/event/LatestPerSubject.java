package io.remnawave.webhook.event;

import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event that comes after a newer one of the same user, node or device. A panel keeps no order, and repeats a delivery
 * for hours: a listener that copies what an event says into a table of its own would write old over new.
 *
 * <pre>{@code
 * private final LatestPerSubject latest = LatestPerSubject.ofAtMost(10_000);
 *
 * @RemnawaveEventListener("user.*")
 * void copy(UserEvent event) throws Exception {
 *     latest.handle(event, () -> accounts.update(event.user()));
 * }
 * }</pre>
 *
 * <p>Newer is what {@link RemnawaveEvent#occurredAt()} says, and only what was handled without an exception counts: the
 * repetition of a newer event that failed is never skipped. Events of one subject are handled one after the other, those of
 * different ones at once.
 *
 * <p>Each listener has a guard of its own, for what one has handled another may not have; and so has each panel, since panels
 * number their users each from 1: for several panels see {@link #handle(String, Instant, Work)}. It lives in memory: it promises
 * nothing across instances of an application or its restarts, nor for a subject that was evicted, whose events are handled as
 * the first. A time beside the row does ({@code where updated_at <= ?}), and so does an inbox with {@code ordering: subject}.
 *
 * <p>Thread-safe. Holds at most so many subjects, and those in work, of which the one longest not used goes first.
 */
public final class LatestPerSubject {

    private final int maxSubjects;

    /** The one longest not used first. Guarded by itself. */
    private final Map<String, Subject> subjects = new LinkedHashMap<>(16, 0.75f, true);

    private LatestPerSubject(int maxSubjects) {
        this.maxSubjects = maxSubjects;
    }

    /** What is to be done with an event. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it.
         *
         * @throws Exception to leave the event as not handled; it reaches the caller
         */
        void run() throws Exception;
    }

    /**
     * A guard that knows nothing yet.
     *
     * @param maxSubjects how many users, nodes and devices it remembers, some 200 bytes each; 1 or more
     */
    public static LatestPerSubject ofAtMost(int maxSubjects) {
        if (maxSubjects < 1) {
            throw new IllegalArgumentException("maxSubjects must be 1 or more, but is " + maxSubjects + ".");
        }
        return new LatestPerSubject(maxSubjects);
    }

    /**
     * Does the work, unless a newer event of the same subject was handled. An event of no subject, such as a
     * {@code ServiceEvent}, is always handled.
     *
     * @return whether the work was done; false where the event is outdated
     * @throws Exception what the work throws
     */
    public boolean handle(RemnawaveEvent event, Work work) throws Exception {
        String subject = subjectOf(event);
        if (subject == null) {
            work.run();
            return true;
        }
        return handle(subject, event.occurredAt(), work);
    }

    /**
     * The same for a subject that the caller names: of several panels, {@code delivery.secretId()} with the key of the user.
     *
     * @return whether the work was done; false where something newer of the subject was handled
     * @throws Exception what the work throws
     */
    public boolean handle(String subject, Instant occurredAt, Work work) throws Exception {
        Subject entry = enter(subject);
        try {
            entry.lock.lockInterruptibly();
            try {
                if (entry.isNewerThan(occurredAt)) {
                    return false;
                }
                work.run();
                entry.latest = occurredAt;
                return true;
            } finally {
                entry.lock.unlock();
            }
        } finally {
            leave(entry);
        }
    }

    /**
     * Whether a newer event of the same subject was handled: for who wants to do something else with an old one. It may be so a
     * moment later; what must not happen then belongs into {@link #handle(RemnawaveEvent, Work)}.
     */
    public boolean isOutdated(RemnawaveEvent event) {
        String subject = subjectOf(event);
        if (subject == null) {
            return false;
        }
        synchronized (subjects) {
            Subject entry = subjects.get(subject);
            return entry != null && entry.isNewerThan(event.occurredAt());
        }
    }

    private Subject enter(String name) {
        synchronized (subjects) {
            Subject entry = subjects.computeIfAbsent(name, ignored -> new Subject());
            entry.users++;
            evict();
            return entry;
        }
    }

    private void leave(Subject entry) {
        synchronized (subjects) {
            entry.users--;
            evict();
        }
    }

    /** Never one that is in work: a second entry for it would be handled beside the first. */
    private void evict() {
        Iterator<Subject> oldest = subjects.values().iterator();
        while (subjects.size() > maxSubjects && oldest.hasNext()) {
            if (oldest.next().users == 0) {
                oldest.remove();
            }
        }
    }

    /** A device before its user: two devices of one user are two subjects. */
    private static @Nullable String subjectOf(RemnawaveEvent event) {
        Optional<String> user = event.part(User.class).map(LatestPerSubject::keyOf);
        if (event instanceof UserHwidDeviceEvent) {
            return event.part(HwidDevice.class)
                    .map(device -> "device " + device.hwid() + " " + user.orElse(""))
                    .orElse(null);
        }
        if (event instanceof UserEvent) {
            return user.orElse(null);
        }
        if (event instanceof NodeEvent) {
            return event.part(Node.class).map(LatestPerSubject::keyOf).orElse(null);
        }
        return null;
    }

    /** Null if the body has none that is known: then the event is about no subject. */
    private static @Nullable String keyOf(User user) {
        try {
            return "user " + user.identity().key();
        } catch (MissingFieldException noKey) {
            return null;
        }
    }

    private static @Nullable String keyOf(Node node) {
        try {
            return "node " + node.uuid();
        } catch (MissingFieldException noUuid) {
            return node.id() == null ? null : "node " + node.id();
        }
    }

    private static final class Subject {

        private final ReentrantLock lock = new ReentrantLock();

        /** Calls that have it or wait for it. Guarded by the map. */
        private int users;

        private volatile @Nullable Instant latest;

        boolean isNewerThan(Instant occurredAt) {
            Instant known = latest;
            return known != null && known.isAfter(occurredAt);
        }
    }
}
