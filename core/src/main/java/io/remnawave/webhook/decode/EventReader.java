package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonParser;
import io.remnawave.webhook.event.RawPayload;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body from start to end and makes its event.
 *
 * <p>The scope decides how {@code data} and {@code meta} are read, and every panel tells it before them. A body that
 * tells it later is read a second time, with the scope known.
 */
final class EventReader {
    private final byte[] body;
    private final JsonCursor in;
    private final @Nullable String knownScope;

    private String name = "";
    private @Nullable String scope;
    private @Nullable Instant occurredAt;
    private @Nullable DataReader data;
    private @Nullable UserMeta meta;
    private @Nullable String usedScope;
    private boolean named;
    private boolean scopeCameLate;

    private EventReader(byte[] body, JsonCursor in, @Nullable String knownScope) {
        this.body = body;
        this.in = in;
        this.knownScope = knownScope;
    }

    static RemnawaveEvent read(byte[] body) {
        if (Utf8.hasForbiddenCharacter(body)) {
            throw new MalformedEventException("it is not valid UTF-8");
        }
        return read(body, JsonCursor::new, null).event();
    }

    /** The paths of the fields that were not read into the event. */
    static List<String> unknownFields(byte[] body) {
        return read(body, JsonCursor::notingUnknown, null).in.unknown();
    }

    private static EventReader read(
            byte[] body, BiFunction<JsonParser, byte[], JsonCursor> cursor, @Nullable String knownScope) {
        return JsonBody.read(body, parser -> {
            EventReader reader = new EventReader(body, cursor.apply(parser, body), knownScope);
            reader.readFields();
            if (parser.nextToken() != null) {
                throw new MalformedEventException("something follows its JSON object");
            }
            return reader.scopeCameLate ? read(body, cursor, reader.scope()) : reader;
        });
    }

    private void readFields() throws IOException {
        String field = in.nextField(RootFields.first());
        for (; field != null; field = in.nextField(RootFields.after(field))) {
            switch (field) {
                case "scope" -> scope = Scalar.knownText(in);
                case "event" -> readName();
                case "timestamp" -> occurredAt = Scalar.instant(in);
                case "data" -> readData();
                case "meta" -> readMeta();
                default -> in.skipUnknown();
            }
        }
        if (!named) {
            throw MalformedEventException.noName();
        }
        in.require(occurredAt, "timestamp");
        scopeCameLate |= usedScope != null && !usedScope.equals(scope());
    }

    private void readName() throws IOException {
        String text = Scalar.knownText(in);
        named = text != null;
        name = text == null ? "" : text;
    }

    private void readData() throws IOException {
        data = DataReader.of(useScope());
        data.read(in);
    }

    private void readMeta() throws IOException {
        if (useScope().equals(Scopes.USER)) {
            meta = UserMetaDecoder.read(in);
        } else {
            in.skip();
        }
    }

    private String useScope() {
        String now = knownScope != null ? knownScope : scope();
        scopeCameLate |= usedScope != null && !usedScope.equals(now);
        usedScope = now;
        return now;
    }

    private RemnawaveEvent event() {
        return (data != null ? data : DataReader.of(scope())).event(this);
    }

    String name() {
        return name;
    }

    /** The scope as far as the body was read; empty as long as neither scope nor name was seen. */
    String scope() {
        return scope != null ? scope : Scopes.of(name);
    }

    @Nullable
    Instant occurredAt() {
        return occurredAt;
    }

    RawPayload payload() {
        return new RetainedPayload(body);
    }

    @Nullable
    UserMeta meta() {
        return meta;
    }

    /** Notes a path from the root of the body if what it leads to did not come. */
    void require(@Nullable Object value, String path) {
        in.require(value, path);
    }

    List<String> missing() {
        return in.missing();
    }
}
