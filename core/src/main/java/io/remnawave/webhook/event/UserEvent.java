package io.remnawave.webhook.event;

import static io.remnawave.webhook.model.MissingFieldException.require;

import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user was created, changed, expired, … : every event of the scope {@code user}.
 *
 * @param name the name the panel gave the event
 * @param occurredAt the signed time at which the panel queued the event
 * @param payload the body it came in
 * @param missing paths of what every panel sends and this body lacks
 * @param user the user as of the event
 * @param meta what the event says beside the user: {@code user.not_connected} and {@code user.expiration} only
 */
public record UserEvent(
        String name,
        @Nullable Instant occurredAt,
        RawPayload payload,
        List<String> missing,
        @Nullable User user,
        @Nullable UserMeta meta)
        implements RemnawaveEvent {

    public UserEvent {
        missing = List.copyOf(missing);
    }

    @Override
    public String scope() {
        return Scopes.USER;
    }

    @Override
    public Instant occurredAt() {
        return require(occurredAt, "timestamp");
    }

    @Override
    public User user() {
        return require(user, "data");
    }

    @Override
    public <T> Optional<T> payload(Class<T> type) {
        return PayloadTypes.pick(type, user);
    }

    /**
     * How far the event is from the expiry of the user, for {@code user.expiration} (panel 2.8.0 and later) and the four
     * names before it alike: -72 h means that the subscription expires in three days, +24 h that it expired a day ago. Empty for
     * an event that does not tell, as every other one of the panels known to this version.
     */
    public Optional<Duration> expirationOffset() {
        return switch (name) {
            case EventNames.USER_EXPIRES_IN_72_HOURS -> Optional.of(Duration.ofHours(-72));
            case EventNames.USER_EXPIRES_IN_48_HOURS -> Optional.of(Duration.ofHours(-48));
            case EventNames.USER_EXPIRES_IN_24_HOURS -> Optional.of(Duration.ofHours(-24));
            case EventNames.USER_EXPIRED_24_HOURS_AGO -> Optional.of(Duration.ofHours(24));
            default -> Optional.ofNullable(meta).map(UserMeta::expiration).map(Duration::ofHours);
        };
    }

    /** How long the user has gone without a first connection, for {@code user.not_connected}; empty if the event does not tell. */
    public Optional<Duration> notConnectedAfter() {
        return Optional.ofNullable(meta).map(UserMeta::notConnectedAfterHours).map(Duration::ofHours);
    }
}
