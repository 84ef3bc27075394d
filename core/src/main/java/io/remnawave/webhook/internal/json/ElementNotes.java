package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was noted of the usable elements of an array. Filled by the pass, read-only afterwards. */
final class ElementNotes {
    private static final int FEW = 2;

    private long[] notes = new long[FEW];
    private @Nullable Object @Nullable [] children;
    private int size;

    void add(long note, @Nullable Object child) {
        if (size == notes.length) {
            notes = Arrays.copyOf(notes, size * 4);
        }
        notes[size] = note;
        if (child != null) {
            if (children == null) {
                children = new Object[notes.length];
            } else if (children.length < notes.length) {
                children = Arrays.copyOf(children, notes.length);
            }
            children[size] = child;
        }
        size++;
    }

    int size() {
        return size;
    }

    JsonToken token(int index) {
        return Notes.token(notes[index]);
    }

    int at(int index) {
        return Notes.place(notes[index]);
    }

    @Nullable
    Object child(int index) {
        return children == null ? null : children[index];
    }
}
