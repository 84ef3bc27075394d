package io.remnawave.webhook.decode;

import io.remnawave.webhook.model.SubpageConfig;
import io.remnawave.webhook.model.SubpageConfigAction;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class SubpageConfigDecoder {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<SubpageConfigAction> ACTION =
            TABLE.required("action", Scalar.value(SubpageConfigAction::of));
    private static final Field<UUID> UUID = TABLE.required("uuid", Scalar.UUID);

    private SubpageConfigDecoder() {}

    static @Nullable SubpageConfig read(JsonCursor in) throws IOException {
        @Nullable Object[] values = in.object(TABLE);
        return values == null ? null : new SubpageConfig(ACTION.of(values), UUID.of(values));
    }
}
