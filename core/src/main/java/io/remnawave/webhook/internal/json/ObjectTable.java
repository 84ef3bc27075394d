package io.remnawave.webhook.internal.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names that an object may have on the wire, in all generations, and which of them must be there. */
final class ObjectTable {
    private final Map<String, Wire> byName = new HashMap<>();
    private final List<Requirement> required = new ArrayList<>();
    private final List<List<Path>> movedFields = new ArrayList<>();
    private int children;

    /** The field that came first in the last body; see {@link Wire#likelyNext}. */
    @Nullable
    Wire likelyFirst;

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

    /** Demands a value in one of several places. One that has one place is demanded of the object that it stands in, if there is one. */
    void require(List<Path> places, Predicate<Values<?>> unless) {
        if (places.size() == 1 && places.get(0).isDeep()) {
            Path place = places.get(0);
            place.innermostTable(this).require(List.of(place.withinInnermostTable()), values -> false);
        } else {
            required.add(new Requirement(places, unless));
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

    int size() {
        return byName.size();
    }

    int children() {
        return children;
    }

    /** Gives the paths of what must be there and is not. */
    void check(Values<?> values, Consumer<String> missing) {
        for (Requirement requirement : required) {
            if (!requirement.isMet(values)) {
                List<Path> places = requirement.places();
                missing.accept(places.get(places.size() > 1 && isOlder(values) ? places.size() - 1 : 0)
                        .toString());
            }
        }
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
            return new Wire(name, byName.size(), type, table, hasChild ? children++ : Wire.NO_CHILD);
        });
    }
}
