package io.remnawave.webhook.internal.databind;

import java.lang.reflect.Type;

/** Reads JSON as a type of the application, by Jackson 2 where it is there, else by Jackson 3. */
public final class DataBinding {
    private DataBinding() {}

    /**
     * Reads one JSON object.
     *
     * @throws UnreadableDataException when it does not fit the type
     * @throws IllegalStateException when the application has no jackson-databind
     */
    public static Object bind(byte[] json, Type type) throws UnreadableDataException {
        if (isThere("com.fasterxml.jackson.databind.json.JsonMapper")) {
            return Jackson2.read(json, type);
        }
        if (isThere("tools.jackson.databind.json.JsonMapper")) {
            return Jackson3.read(json, type);
        }
        throw new IllegalStateException(
                "Data is read as " + type.getTypeName() + " by jackson-databind, which is not there:"
                        + " add com.fasterxml.jackson.core:jackson-databind (2.19 or later) or tools.jackson.core:jackson-databind"
                        + " (3.1 or later) to the application.");
    }

    /** What to do where a type of the model is asked for that no panel sends as an object of its own. */
    static String noObject(Class<?> part) {
        return part.getSimpleName()
                + " is no object of its own in what a panel sends: its fields stand in that of User or Node."
                + " Take that, and ask it for its " + part.getSimpleName();
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, DataBinding.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
