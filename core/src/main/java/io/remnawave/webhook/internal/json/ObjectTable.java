package io.remnawave.webhook.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names that an object may have on the wire, in all generations, and which of them must be there. */
final class ObjectTable {
    /** The condition of what must be there under all circumstances. */
    static final Predicate<Values<?>> NEVER = values -> false;

    private final Map<String, Wire> byName = new HashMap<>();
    private final List<Requirement> required = new ArrayList<>();
    private int[] requiredSlots = {};
    private final List<Requirement> conditions = new ArrayList<>();
    private final List<List<Path>> movedFields = new ArrayList<>();
    private int size;

    /** The field that came first in the last body; see {@link Wire#likelyNext}. */
    @Nullable
    Wire likelyFirst;

    /** How much there was to note in the last body whose outermost object this is: a guess, as {@link Wire#likelyNext}. */
    int likelyNotes = 64;

    /**
     * A value that must be there in one of several places.
     *
     * @param unless another condition under which it need not be
     */
    private record Requirement(List<Path> places, Predicate<Values<?>> unless) {
        boolean isMet(Values<?> values) {
            for (Path place : places) {
                if (place.isUsable(values)) {
                    return true;
                }
            }
            return unless.test(values);
        }
    }

    /** Adds a value at a path, and the objects on the way to it. */
    Path add(String path, JsonType<?> type) {
        String[] names = path.split("\\.", -1);
        Wire[] steps = new Wire[names.length];
        ObjectTable table = this;
        for (int i = 0; i < names.length - 1; i++) {
            steps[i] = table.wire(names[i], JsonType.NESTED);
            table = Objects.requireNonNull(steps[i].table, path);
        }
        steps[names.length - 1] = table.wire(names[names.length - 1], type);
        return new Path(path, steps);
    }

    /**
     * Demands a value in one of several places. One that has one place is demanded of the object that it stands in, if there is
     * one.
     */
    void require(List<Path> places, Predicate<Values<?>> unless) {
        if (places.size() == 1 && places.get(0).isDeep()) {
            Path place = places.get(0);
            place.innermostTable(this).require(List.of(place.withinInnermostTable()), NEVER);
        } else {
            Requirement requirement = new Requirement(places, unless);
            required.add(requirement);
            if (places.size() == 1 && unless == NEVER) {
                requiredSlots = Arrays.copyOf(requiredSlots, requiredSlots.length + 1);
                requiredSlots[requiredSlots.length - 1] = places.get(0).slot();
            } else {
                conditions.add(requirement);
            }
        }
    }

    /** Tells that a value stands in another place in each generation, the current one first. */
    void moved(List<Path> places) {
        movedFields.add(places);
    }

    /** The way to a value that was added before. */
    Path find(String path) {
        String[] names = path.split("\\.", -1);
        Wire[] steps = new Wire[names.length];
        ObjectTable table = this;
        for (int i = 0; i < names.length; i++) {
            Wire wire = table == null ? null : table.get(names[i]);
            steps[i] = Objects.requireNonNull(wire, path);
            table = steps[i].table;
        }
        return new Path(path, steps);
    }

    @Nullable
    Wire get(String name) {
        return byName.get(name);
    }

    /** How many places a row of it has. */
    int size() {
        return size;
    }

    /** Whether all is there in a row that must be there under all circumstances, in one place. */
    boolean hasRequired(int[] notes, int row) {
        for (int slot : requiredSlots) {
            if (!Note.isUsable(notes[row + slot])) {
                return false;
            }
        }
        return true;
    }

    /** Whether something else must be there, under conditions or in one of several places. */
    boolean hasConditions() {
        return !conditions.isEmpty();
    }

    /** Whether that is there. */
    boolean meetsConditions(Values<?> values) {
        for (Requirement requirement : conditions) {
            if (!requirement.isMet(values)) {
                return false;
            }
        }
        return true;
    }

    /** The paths of what must be there and is not. */
    List<String> missing(Values<?> values) {
        List<String> missing = List.of();
        for (Requirement requirement : required) {
            if (!requirement.isMet(values)) {
                List<Path> places = requirement.places();
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(places.get(places.size() > 1 && isOlder(values) ? places.size() - 1 : 0)
                        .toString());
            }
        }
        return missing;
    }

    /** Whether the object looks like one of a panel before the fields moved: some stand in an old place, none in the new. */
    private boolean isOlder(Values<?> values) {
        return movedFields.stream().noneMatch(places -> places.get(0).isUsable(values))
                && movedFields.stream()
                        .anyMatch(places -> places.stream().skip(1).anyMatch(place -> place.isUsable(values)));
    }

    private Wire wire(String name, JsonType<?> type) {
        return byName.computeIfAbsent(name, absent -> {
            boolean hasChild = type.kind == JsonType.Kind.OBJECT || type.kind == JsonType.Kind.LIST;
            Class<?> objectType = type.objectType();
            ObjectTable table = objectType != null
                    ? Fields.of(objectType).table()
                    : type == JsonType.NESTED ? new ObjectTable() : null;
            return new Wire(name, size++, type, table, hasChild ? size++ : Wire.NO_CHILD);
        });
    }
}
