package io.remnawave.webhook.testkit.panel;

import java.util.function.Consumer;

/**
 * Something that goes wrong with a delivery. {@link Faults} makes them; several can be given to one emission and work
 * together. Immutable and thread-safe.
 */
public final class Fault {

    private final String name;
    private final Consumer<EmissionPlan> change;

    Fault(String name, Consumer<EmissionPlan> change) {
        this.name = name;
        this.change = change;
    }

    void applyTo(EmissionPlan plan) {
        change.accept(plan);
    }

    /** The name of the method of {@link Faults} that made it. */
    @Override
    public String toString() {
        return name;
    }
}
