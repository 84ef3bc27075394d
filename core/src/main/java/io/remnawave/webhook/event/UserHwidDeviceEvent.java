package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.User;

/** A device of a user was added or deleted: the scope {@code user_hwid_devices}, panel 2.1.12 and later. */
public final class UserHwidDeviceEvent extends DecodedEvent<UserHwidDeviceEvent> {
    private static final EventTable<UserHwidDeviceEvent> TABLE =
            EventTable.define(UserHwidDeviceEvent.class, UserHwidDeviceEvent::new);

    private static final Field<UserHwidDeviceEvent, HwidDevice> DEVICE =
            TABLE.fields().required("device", object(HwidDevice.class), sent("data.hwidUserDevice", "2.1.12-"));
    private static final Field<UserHwidDeviceEvent, User> USER =
            TABLE.fields().required("user", object(User.class), sent("data.user", "2.1.12-"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserHwidDeviceEvent(Document<UserHwidDeviceEvent> document) {
        super(TABLE, document);
    }

    /** The device. */
    public HwidDevice device() {
        return require(DEVICE);
    }

    /** Its owner. */
    public User user() {
        return require(USER);
    }
}
