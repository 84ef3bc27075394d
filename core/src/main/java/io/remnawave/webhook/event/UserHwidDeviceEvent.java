package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device of a user was added or deleted: the scope {@code user_hwid_devices}, panel 2.1.12 and later.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param device the device
 * @param user its owner
 */
public record UserHwidDeviceEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable HwidDevice device,
        @Nullable User user)
        implements RemnawaveEvent {

    public UserHwidDeviceEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.USER_HWID_DEVICES;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public HwidDevice device() {
        return require(device, "data.hwidUserDevice");
    }

    @Override
    public User user() {
        return require(user, "data.user");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, device, user);
    }
}
