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
    private final transient int[] notes;
    private final transient int row;

    /** @param row where the object's row begins in the notes of the body */
    Values(byte[] body, int[] notes, int row) {
        this.body = body;
        this.notes = notes;
        this.row = row;
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

    byte[] body() {
        return body;
    }

    int[] notes() {
        return notes;
    }

    int row() {
        return row;
    }

    /** What was noted of a field of the object. */
    int note(int slot) {
        return notes[row + slot];
    }

    /** The values of another object of the body. */
    <C> Values<C> at(int otherRow) {
        return new Values<>(body, notes, otherRow);
    }

    /** The same values for a group of its fields that is a type of its own. */
    @SuppressWarnings("unchecked")
    <G> Values<G> as(Fields<G> group) {
        return (Values<G>) this;
    }
}
