package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * An object of a body, as it was read for one type: where each of its fields stands. A value is made from the body when it is
 * asked for, each time anew, so nothing changes here once the body is read: immutable and thread-safe.
 *
 * @param <O> the type whose fields these are; the values of one type cannot be asked for a field of another
 */
@SuppressWarnings("UnusedTypeParameter") // it guards Field.of
public final class Values<O> {
    private final transient byte[] body;
    private final transient long[] notes;
    private final transient @Nullable Object @Nullable [] children;

    Values(byte[] body, long[] notes, @Nullable Object @Nullable [] children) {
        this.body = body;
        this.notes = notes;
        this.children = children;
    }

    /**
     * What Jackson finds when it is asked to make an event, or a part of one, of JSON.
     *
     * @throws UnsupportedOperationException always
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("DoNotCallSuggester") // a mapper calls it
    static Values<?> refuse(@Nullable Object json) {
        throw cannotBeReadBack();
    }

    /** For whoever asks a mapper to make an event of JSON. */
    public static UnsupportedOperationException cannotBeReadBack() {
        return new UnsupportedOperationException(
                "An event and its parts cannot be read back from the JSON that a mapper wrote:"
                        + " sensitive values are masked there. Keep event.body().bytes() and decode it with"
                        + " EventDecoder.standard().decode(bytes).");
    }

    long note(Wire wire) {
        return notes[wire.slot];
    }

    @Nullable
    Object child(Wire wire) {
        return children == null || wire.child == Wire.NO_CHILD ? null : children[wire.child];
    }

    <T> @Nullable T make(JsonType<T> type, Wire wire) {
        long note = notes[wire.slot];
        return Notes.isUsable(note) ? type.make(Notes.token(note), body, Notes.place(note), child(wire)) : null;
    }

    @Nullable
    Object json(JsonType<?> type, Wire wire) {
        long note = notes[wire.slot];
        return Notes.isUsable(note) ? type.json(Notes.token(note), body, Notes.place(note), child(wire)) : null;
    }

    /** The same values for a group of its fields that is a type of its own. */
    @SuppressWarnings("unchecked")
    <G> Values<G> as(Fields<G> group) {
        return (Values<G>) this;
    }
}
