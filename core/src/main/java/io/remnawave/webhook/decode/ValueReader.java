package io.remnawave.webhook.decode;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value a cursor stands on; null if it is null or cannot be used. */
@FunctionalInterface
interface ValueReader<T> {
    @Nullable
    T read(JsonCursor in) throws IOException;
}
