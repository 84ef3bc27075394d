package io.remnawave.webhook.decode;

import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

final class UserHwidDeviceData implements DataReader {
    private static final FieldTable TABLE = new FieldTable();
    private static final Field<HwidDevice> DEVICE = TABLE.required("hwidUserDevice", HwidDeviceDecoder::read);
    private static final Field<User> USER = TABLE.required("user", UserDecoder::read);

    private @Nullable Object @Nullable [] values;

    @Override
    public void read(JsonCursor in) throws IOException {
        values = in.object(TABLE);
    }

    @Override
    public RemnawaveEvent event(EventReader body) {
        body.require(values, "data");
        return new UserHwidDeviceEvent(
                body.name(), body.occurredAt(), body.payload(), body.missing(), DEVICE.of(values), USER.of(values));
    }
}
