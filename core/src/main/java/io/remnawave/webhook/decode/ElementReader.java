package io.remnawave.webhook.decode;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value a cursor stands on; null if it cannot be used. */
@FunctionalInterface
interface ElementReader<T> {
    @Nullable
    T read(JsonCursor in) throws IOException;
}
