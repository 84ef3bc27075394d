package io.remnawave.webhook.internal.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from an object to a value in it, or in an object below it. */
final class Path {
    private static final int NO_ROW = -1;

    private final String text;
    private final Wire[] steps;

    Path(String text, Wire[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /** What was noted of the value; {@link Note#ABSENT} also where an object on the way did not come. */
    int note(Values<?> from) {
        int row = row(from);
        return row == NO_ROW ? Note.ABSENT : from.notes()[row + last().slot];
    }

    boolean isUsable(Values<?> from) {
        return Note.isUsable(note(from));
    }

    <T> @Nullable T make(JsonType<T> type, Values<?> from) {
        int note = note(from);
        return Note.isUsable(note) ? type.make(Note.token(note), from, Note.place(note), child(from)) : null;
    }

    @Nullable
    Object json(JsonType<?> type, Values<?> from) {
        int note = note(from);
        return Note.isUsable(note) ? type.json(Note.token(note), from, Note.place(note), child(from)) : null;
    }

    /** Where the value stands in the row of the object that it is in. */
    int slot() {
        return last().slot;
    }

    /** Whether it leads into another object. */
    boolean isDeep() {
        return steps.length > 1;
    }

    /** The object that its value stands in: what may be there. */
    ObjectTable innermostTable(ObjectTable outermost) {
        return isDeep() ? Objects.requireNonNull(steps[steps.length - 2].table, text) : outermost;
    }

    /** The way from there. */
    Path withinInnermostTable() {
        return new Path(last().name.getValue(), new Wire[] {last()});
    }

    /** Where the row of the object begins that the value stands in. */
    private int row(Values<?> from) {
        int row = from.row();
        for (int i = 0; i < steps.length - 1; i++) {
            row = from.notes()[row + steps[i].child];
            if (row == 0) {
                return NO_ROW;
            }
        }
        return row;
    }

    /** What was noted in the value, if it is an object or array that came. */
    private int child(Values<?> from) {
        return last().child == Wire.NO_CHILD ? 0 : from.notes()[row(from) + last().child];
    }

    private Wire last() {
        return steps[steps.length - 1];
    }

    @Override
    public String toString() {
        return text;
    }
}
