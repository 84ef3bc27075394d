package io.remnawave.webhook.internal.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from an object to a value in it, or in an object below it. */
final class Path {
    private final String text;
    private final Wire[] steps;

    Path(String text, Wire[] steps) {
        this.text = text;
        this.steps = steps;
    }

    /** What was noted of the value; {@link Notes#ABSENT} also where an object on the way did not come. */
    long note(Values<?> from) {
        Values<?> owner = owner(from);
        return owner == null ? Notes.ABSENT : owner.note(last());
    }

    boolean isUsable(Values<?> from) {
        return Notes.isUsable(note(from));
    }

    <T> @Nullable T make(JsonType<T> type, Values<?> from) {
        Values<?> owner = owner(from);
        return owner == null ? null : owner.make(type, last());
    }

    @Nullable
    Object json(JsonType<?> type, Values<?> from) {
        Values<?> owner = owner(from);
        return owner == null ? null : owner.json(type, last());
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

    private @Nullable Values<?> owner(Values<?> from) {
        Values<?> owner = from;
        for (int i = 0; i < steps.length - 1; i++) {
            if (!(owner.child(steps[i]) instanceof Values<?> below)) {
                return null;
            }
            owner = below;
        }
        return owner;
    }

    private Wire last() {
        return steps[steps.length - 1];
    }

    @Override
    public String toString() {
        return text;
    }
}
