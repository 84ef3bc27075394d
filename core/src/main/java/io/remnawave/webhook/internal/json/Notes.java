package io.remnawave.webhook.internal.json;

import java.util.Arrays;

/**
 * All that was noted of one body, in one array: a row for each object, with a place for each field that its table has, and a
 * cell for each element of an array. Filled by the pass over the body, then only read.
 */
final class Notes {
    private static final int CELL = 3;
    private static final int LARGEST_FIRST_SIZE = 1024;
    private static final int MOST_UNUSED = 64;

    private int[] notes = {};
    private int size;

    /** Adds the row of an object and tells where it begins. */
    int addRow(ObjectTable table) {
        if (notes.length == 0) {
            notes = new int[Math.min(table.likelyNotes, LARGEST_FIRST_SIZE)];
        }
        return add(table.size());
    }

    /** Adds an element of an array and tells where its cell is; {@code previous} is the cell before it, 0 for the first. */
    int addElement(int previous, int note, int child) {
        int cell = add(CELL);
        notes[cell] = note;
        notes[cell + 1] = child;
        if (previous != 0) {
            notes[previous + 2] = cell;
        }
        return cell;
    }

    void set(int at, int note) {
        notes[at] = note;
    }

    /** How much was noted. */
    int size() {
        return size;
    }

    /** The notes as they are now: what is noted afterwards may change them or not. */
    int[] array() {
        return notes;
    }

    /** The notes to keep, with little more space than they need. */
    int[] finished() {
        if (notes.length - size > MOST_UNUSED) {
            notes = Arrays.copyOf(notes, size);
        }
        return notes;
    }

    private int add(int count) {
        int at = size;
        size += count;
        if (size > notes.length) {
            notes = Arrays.copyOf(notes, Math.max(size, notes.length * 2));
        }
        return at;
    }

    /** What was noted of the element in a cell. */
    static int element(int[] notes, int cell) {
        return notes[cell];
    }

    /** Where the row of the element in a cell begins; 0 if it has none. */
    static int child(int[] notes, int cell) {
        return notes[cell + 1];
    }

    /** The cell after a cell; 0 after the last. */
    static int next(int[] notes, int cell) {
        return notes[cell + 2];
    }
}
