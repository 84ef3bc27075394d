package io.remnawave.webhook.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.remnawave.webhook.internal.json.Values;
import io.remnawave.webhook.model.MissingFieldException;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a panel of any generation.
 *
 * <p>The scope decides the type, not the name: {@code user.frozen} of a later panel is a {@link UserEvent} that is not
 * {@link #isKnown() known}, and an event of an unknown scope is an {@link UnknownEvent}. <b>More types will come</b>, and no
 * release of the SDK calls that a breaking change: whoever tells events apart by their type or name writes a
 * {@code default}, too. Applications do not implement this interface; later versions add methods to it.
 *
 * <p>An event is a view over the body it came in: its fields are checked when it is decoded, and made when they are asked
 * for. Two events are equal when they are of one type, name and scope and all their fields are equal, however a panel wrote
 * them. Immutable and thread-safe.
 *
 * <p>An event can be printed, logged and serialised as it is: sensitive values show as {@code ****}. To keep an event, keep
 * its bytes, {@code event.body().bytes()}: {@code EventDecoder.standard().decode(bytes)} gives it back.
 */
public interface RemnawaveEvent {

    /** The name the panel gave the event, {@code user.expired}: a text, since later panels have more names. */
    String name();

    /** What the event is about, {@code user}: as sent (panel 2.5.0 and later), else the name up to its first dot. */
    String scope();

    /**
     * The signed time at which the panel queued the event; its repetitions carry the same.
     *
     * @throws MissingFieldException when the body has no usable timestamp
     */
    Instant occurredAt();

    /** The body the event came in. */
    EventBody body();

    /**
     * The {@code data} of the body, parsed anew at each call: raw, with credentials <em>unmasked</em>, and unmodifiable. See
     * {@link EventBody#asMap()} for its form. Empty if it is no object: no panel to date sends an array, which
     * {@link #body()} and {@link #dataAs(Class)} would give.
     */
    Map<String, @Nullable Object> data();

    /**
     * The {@code data} of the body as a type of your own, for an event or a field that this version does not know. Fields that
     * your type does not have are skipped, and parts that the model knows can be parts of your type:
     * {@code record AbuseReport(Node node, User user, int strikeLevel)}.
     *
     * <p>Needs jackson-databind, of Jackson 2 or 3, and takes whatever modules of it are there (for times in Jackson 2, its
     * module for java.time).
     *
     * @throws EventDataException when the data does not fit the type
     * @throws IllegalStateException when there is no jackson-databind
     */
    <T> T dataAs(Class<T> type);

    /** The same for a type that has parameters. */
    Object dataAs(Type type);

    /**
     * The part of the payload that is of a type, the {@code User} of a {@code TorrentBlockerEvent} for example; empty if
     * the event has none. {@link PayloadTypes} lists the types.
     */
    <T> Optional<T> part(Class<T> type);

    /**
     * What every panel sends and this body lacks, and what it holds as a JSON type that no panel sends, as paths:
     * {@code data.expireAt}, {@code data.ips[0].status}. Empty for every body of a real panel. The accessors of such
     * fields throw a {@link MissingFieldException}, or return null where null is an answer. A hopeless body is cut
     * short after 100 paths.
     */
    List<String> missingFields();

    /** Whether the name is one of {@link EventNames}. */
    default boolean isKnown() {
        return EventNames.isKnown(name());
    }

    /**
     * All that the event tells, as JSON has it: {@code type}, {@code name}, {@code scope}, {@code occurredAt}, the parts with
     * all their fields, and {@code missingFields}. Values are texts, numbers, booleans, lists, maps and null; times and durations
     * are texts in ISO 8601; sensitive values read {@code ****}. It is what Jackson 2 and 3 write, whatever their
     * configuration; there is no way back from it. Unmodifiable.
     */
    @JsonValue
    Map<String, @Nullable Object> toMaskedMap();

    /** What Jackson finds when it is asked to make an event of JSON. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("unused") // by its annotation alone
    private static RemnawaveEvent refuse(@Nullable Object json) {
        throw Values.cannotBeReadBack();
    }
}
