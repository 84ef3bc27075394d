package io.remnawave.webhook.internal.json;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** A name on the wire, within the table of its object: what stands there, and where it is noted. */
final class Wire {
    static final int NO_CHILD = -1;

    final SerializedString name;
    final int slot;
    final JsonType<?> type;

    /** Of an object, and of the objects of a list, what may be in it. */
    final @Nullable ObjectTable table;

    /** The slot for where the row of an object, or the first cell of an array, is in the notes. */
    final int child;

    /**
     * The field that came after this one in the last body. Panels of one release write one order, so the parser finds most
     * names by comparing them with an expected one, which is cheaper than looking them up: a prototype that expected all names
     * of a user walked the body faster than jackson-core does without. A guess, shared by all threads without a lock: a stale
     * one costs a look-up.
     */
    Wire likelyNext = this;

    Wire(String name, int slot, JsonType<?> type, @Nullable ObjectTable table, int child) {
        this.name = new SerializedString(name);
        this.slot = slot;
        this.type = type;
        this.table = table;
        this.child = child;
    }
}
