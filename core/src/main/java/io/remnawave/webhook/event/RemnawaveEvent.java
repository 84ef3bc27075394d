package io.remnawave.webhook.event;

import io.remnawave.webhook.model.MissingFieldException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a panel of any generation.
 *
 * <p>The scope decides the type, not the name: {@code user.frozen} of a later panel is a {@link UserEvent} that is not
 * {@link #known()}, and an event of an unknown scope is an {@link UnknownEvent}. Immutable and thread-safe.
 *
 * <p>An event can be printed, logged and serialised as it is: sensitive values show as {@code ****}, the payload as its
 * size. Its text shows what is {@link #missing()} as null; a serialiser that asks the accessors meets their exception.
 */
public sealed interface RemnawaveEvent
        permits UserEvent,
                UserHwidDeviceEvent,
                NodeEvent,
                ServiceEvent,
                CrmEvent,
                ErrorsEvent,
                TorrentBlockerEvent,
                UnknownEvent {

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
    RawPayload payload();

    /**
     * What every panel sends and this body lacks, and what it holds as a JSON type that no panel sends, as paths:
     * {@code data.expireAt}, {@code data.ips[0].status}. Empty for every body of a real panel. The accessors of such
     * components throw a {@link MissingFieldException}, or return null where null is an answer. A hopeless body is cut
     * short after 100 paths.
     */
    List<String> missing();

    /**
     * The part of the payload that is of a type, the {@code User} of a {@code TorrentBlockerEvent} for example; empty if
     * the event has none. {@link PayloadTypes} lists the types.
     */
    <T> Optional<T> payload(Class<T> type);

    /** Whether the name is one of {@link EventNames}. */
    default boolean known() {
        return EventNames.isKnown(name());
    }

    /**
     * The {@code data} of the body, parsed anew at each call: raw, with credentials <em>unmasked</em>. See
     * {@link RawPayload#data()} for its form.
     */
    default Map<String, @Nullable Object> data() {
        return payload().data();
    }
}
