package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.event.Scopes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What goes wrong between a panel and a receiver. Each method names what happens, and what a receiver that does its work
 * answers.
 *
 * <pre>{@code
 * panel.emit(userExpired(), lostResponse())
 * panel.emit(userExpired(), slowBody(), duplicate())
 * }</pre>
 */
public final class Faults {

    private static final int MEBIBYTE = 1024 * 1024;

    /** So many bytes are held, in texts and copies, while a body of one byte is made and sent. */
    private static final int MEMORY_OF_ONE_BYTE = 16;

    private static final int MAX_COPIES = 1_000;

    private static final List<Supplier<Fault>> ALL = List.of(
            Faults::wrongSecret,
            Faults::unsigned,
            Faults::tampered,
            Faults::truncated,
            Faults::oversized,
            Faults::stale,
            Faults::fromTheFuture,
            Faults::duplicate,
            () -> concurrentDuplicate(2),
            Faults::replayLater,
            Faults::reordered,
            Faults::slowBody,
            Faults::connectionCutAfterHeaders,
            Faults::lostResponse,
            Faults::reformattedByProxy,
            Faults::garbage,
            Faults::unknownEvent,
            Faults::unknownField,
            Faults::futurePanel);

    private Faults() {}

    /** Every fault of this class, where it takes arguments with usual ones; their names are those of the methods. */
    public static List<Fault> all() {
        return ALL.stream().map(Supplier::get).toList();
    }

    /** Signed with a secret that the receiver does not know: 401. */
    public static Fault wrongSecret() {
        return new Fault("wrongSecret", plan -> plan.secret = secret -> PanelSecret.random());
    }

    /** Without its signature header: 401. */
    public static Fault unsigned() {
        return onTheWay("unsigned", Tampering::withoutSignature);
    }

    /** One byte of the body was changed after it was signed: 401. */
    public static Fault tampered() {
        return onTheWay("tampered", Tampering::oneByte);
    }

    /** The second half of the body is missing, and {@code Content-Length} says so: 401. */
    public static Fault truncated() {
        return onTheWay("truncated", Tampering::firstHalf);
    }

    /** Signed well, and one byte larger than the 1 MiB that receivers take by default: 413. */
    public static Fault oversized() {
        return oversized(MEBIBYTE + 1);
    }

    /**
     * Signed well, and at least so many bytes large: 413 where that is more than the receiver takes.
     *
     * @throws IllegalArgumentException if that is not positive, or more than a sixteenth of the memory that Java may use
     */
    public static Fault oversized(int bytes) {
        long most = Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE_BYTE;
        if (bytes < 1 || bytes > most) {
            throw new IllegalArgumentException("oversized takes 1 to " + most
                    + " bytes in the memory that this Java has," + " and not " + bytes + ". Give it more by -Xmx.");
        }
        return new Fault(
                "oversized",
                plan -> plan.payload = plan.payload.andThen(fixture -> fixture.set("data.padding", "x".repeat(bytes))));
    }

    /** Signed 30 days ago: 403. */
    public static Fault stale() {
        return stale(Duration.ofDays(30));
    }

    /** Signed some time ago: 403 where that is longer than the receiver's freshness window. */
    public static Fault stale(Duration age) {
        return new Fault("stale", plan -> plan.age = age);
    }

    /** Signed an hour ahead of now: 403. */
    public static Fault fromTheFuture() {
        return fromTheFuture(Duration.ofHours(1));
    }

    /** Signed some time ahead of now: 403 where that is more than the receiver's freshness window allows. */
    public static Fault fromTheFuture(Duration ahead) {
        return new Fault("fromTheFuture", plan -> plan.age = ahead.negated());
    }

    /** Delivered twice, the second time when the first is done: both 2xx, and handled once. */
    public static Fault duplicate() {
        return new Fault("duplicate", plan -> plan.copies = 2);
    }

    /**
     * Delivered several times at once, as when a panel's queue runs a stalled job again: handled once, and each copy 2xx in
     * the end, if only after a 409.
     *
     * @param copies 1 to 1,000
     * @throws IllegalArgumentException if it is another number
     */
    public static Fault concurrentDuplicate(int copies) {
        if (copies < 1 || copies > MAX_COPIES) {
            throw new IllegalArgumentException(
                    "concurrentDuplicate takes 1 to " + MAX_COPIES + " copies, and not " + copies + ".");
        }
        return new Fault("concurrentDuplicate", plan -> {
            plan.copies = copies;
            plan.together = true;
        });
    }

    /**
     * Delivered now, and once more after the next emission, when the world has moved on: 2xx, and handled once. See
     * {@link RemnawavePanelEmulator#settle()}.
     */
    public static Fault replayLater() {
        return new Fault("replayLater", plan -> plan.sentAgainLater = true);
    }

    /**
     * Overtaken: delivered only after the next emission. The emulator returns at once, with no job done yet. See
     * {@link RemnawavePanelEmulator#settle()}.
     */
    public static Fault reordered() {
        return new Fault("reordered", plan -> plan.heldBack = true);
    }

    /** The body trickles in over half a second: 2xx. */
    public static Fault slowBody() {
        return slowBody(Duration.ofMillis(500));
    }

    /**
     * The body trickles in over a time, which is really waited for: 2xx, unless the server is less patient. That time does not
     * count for {@link PanelEmulatorBuilder#timeout}.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public static Fault slowBody(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("slowBody takes no negative time such as " + duration + ".");
        }
        return new Fault("slowBody", plan -> plan.bodyTime = duration);
    }

    /** The first try ends behind its headers, without a body: nothing is handled, and the second try is 2xx. */
    public static Fault connectionCutAfterHeaders() {
        return connectionCutAfterHeaders(1);
    }

    /** So many tries end behind their headers; 4 are all that a panel makes. */
    public static Fault connectionCutAfterHeaders(int attempts) {
        return new Fault("connectionCutAfterHeaders", plan -> plan.cutAttempts = attempts);
    }

    /**
     * The receiver did its work, and its first answer never reaches the panel, which tries again: 2xx after 2 attempts, and
     * handled once.
     */
    public static Fault lostResponse() {
        return lostResponse(1);
    }

    /** So many answers are lost; 4 are all that a panel waits for. */
    public static Fault lostResponse(int answers) {
        return new Fault("lostResponse", plan -> plan.lostAnswers = answers);
    }

    /**
     * Something on the way read the JSON and wrote it again with blanks: 401, or 2xx where the receiver is told to accept
     * re-formatted bodies.
     */
    public static Fault reformattedByProxy() {
        return onTheWay("reformattedByProxy", Tampering::reformatted);
    }

    /** Signed well, and no JSON at all: 400. */
    public static Fault garbage() {
        return new Fault("garbage", plan -> plan.bytes = body -> Tampering.GARBAGE.clone());
    }

    /** An event that no panel sends, in the scope of the one given: 2xx. */
    public static Fault unknownEvent() {
        return new Fault(
                "unknownEvent",
                plan -> plan.payload =
                        plan.payload.andThen(fixture -> fixture.renamed(Scopes.of(fixture.event()) + ".of_tomorrow")));
    }

    /** An event with this name, and its scope where the release sends scopes: 2xx. */
    public static Fault unknownEvent(String name) {
        return new Fault("unknownEvent", plan -> plan.payload = plan.payload.andThen(fixture -> fixture.renamed(name)));
    }

    /** A field that no panel sends, in the payload: 2xx. */
    public static Fault unknownField() {
        return new Fault(
                "unknownField",
                plan -> plan.payload =
                        plan.payload.andThen(fixture -> fixture.set("data.fieldOfTomorrow", List.of(1, "two"))));
    }

    /** The payload of a panel that does not exist yet: unknown fields everywhere, known ones in another order. 2xx. */
    public static Fault futurePanel() {
        return new Fault(
                "futurePanel", plan -> plan.payload = plan.payload.andThen(fixture -> fixture.ofAFuturePanel()));
    }

    private static Fault onTheWay(String name, Tampering.Change change) {
        return new Fault(name, plan -> plan.onTheWay = plan.onTheWay.andThen(change::apply));
    }
}
