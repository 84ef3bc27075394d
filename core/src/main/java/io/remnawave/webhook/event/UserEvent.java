package io.remnawave.webhook.event;

import static io.remnawave.webhook.internal.json.JsonType.object;
import static io.remnawave.webhook.internal.json.Sent.sent;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.remnawave.webhook.internal.json.Document;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserMeta;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user was created, changed, expired, … : every event of the scope {@code user}. */
public final class UserEvent extends DecodedEvent<UserEvent> {
    private static final EventTable<UserEvent> TABLE = EventTable.define(UserEvent.class, UserEvent::new);

    private static final Field<UserEvent, User> USER =
            TABLE.fields().required("user", object(User.class), sent("data", "1.3.3-"));
    private static final Field<UserEvent, UserMeta> META =
            TABLE.fields().optional("meta", object(UserMeta.class), sent("meta", "2.2.0-"));

    static {
        TABLE.named(EventNames.USER_EXPIRATION, "data", "meta.expiration")
                .named(EventNames.USER_NOT_CONNECTED, "data", "meta.notConnectedAfterHours");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    UserEvent(Document<UserEvent> document) {
        super(TABLE, document);
    }

    /** The user as of the event. */
    public User user() {
        return require(USER);
    }

    /** What the event says beside the user: {@code user.not_connected} and {@code user.expiration} only. */
    public @Nullable UserMeta meta() {
        return get(META);
    }

    /**
     * How far the event is from the expiry of the user, for {@code user.expiration} (panel 2.8.0 and later) and the four
     * names before it alike: -72 h means that the subscription expires in three days, +24 h that it expired a day ago. Empty for
     * an event that does not tell, as every other one of the panels known to this version.
     */
    public Optional<Duration> expirationOffset() {
        return switch (name()) {
            case EventNames.USER_EXPIRES_IN_72_HOURS -> Optional.of(Duration.ofHours(-72));
            case EventNames.USER_EXPIRES_IN_48_HOURS -> Optional.of(Duration.ofHours(-48));
            case EventNames.USER_EXPIRES_IN_24_HOURS -> Optional.of(Duration.ofHours(-24));
            case EventNames.USER_EXPIRED_24_HOURS_AGO -> Optional.of(Duration.ofHours(24));
            default -> Optional.ofNullable(meta()).map(UserMeta::expiration).map(Duration::ofHours);
        };
    }

    /** How long the user has gone without a first connection, for {@code user.not_connected}; empty if the event does not tell. */
    public Optional<Duration> notConnectedAfter() {
        return Optional.ofNullable(meta()).map(UserMeta::notConnectedAfterHours).map(Duration::ofHours);
    }
}
