package io.remnawave.webhook.decode;

import com.fasterxml.jackson.core.JsonParser;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.model.UserMeta;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body from start to end and makes its event.
 *
 * <p>The scope decides how {@code data} and {@code meta} are read, and every panel tells it before them. A body that
 * tells it later is read a second time, with the scope known.
 */
final class EventReader {
    /** Scope of what was read before any scope was known; nothing is made of it. */
    private static final String NO_SCOPE = "";

    private final byte[] body;
    private final JsonCursor in;
    private final @Nullable String knownScope;

    private @Nullable String name;
    private @Nullable String scope;
    private @Nullable Instant occurredAt;
    private @Nullable Data<?> data;
    private @Nullable UserMeta meta;
    private @Nullable String usedScope;
    private boolean scopeCameLate;

    private EventReader(byte[] body, JsonParser parser, @Nullable String knownScope) {
        this.body = body;
        this.in = new JsonCursor(parser, body);
        this.knownScope = knownScope;
    }

    static RemnawaveEvent read(byte[] body) {
        EventReader reader = read(body, null);
        return reader.scopeCameLate ? read(body, reader.scope()).event() : reader.event();
    }

    private static EventReader read(byte[] body, @Nullable String knownScope) {
        return JsonBody.read(body, parser -> {
            EventReader reader = new EventReader(body, parser, knownScope);
            reader.readFields();
            if (parser.nextToken() != null) {
                throw new MalformedEventException("something follows its JSON object");
            }
            return reader;
        });
    }

    private void readFields() throws IOException {
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "scope" -> scope = in.text();
                case "event" -> name = in.text();
                case "timestamp" -> occurredAt = in.instant();
                case "data" -> data = Data.read(ScopeDecoder.of(useScope()), in);
                case "meta" -> readMeta();
                default -> in.skip();
            }
        }
        if (name == null) {
            throw MalformedEventException.noName();
        }
        scopeCameLate |= usedScope != null && !usedScope.equals(scope());
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

    private String scope() {
        if (scope != null) {
            return scope;
        }
        return name != null ? Scopes.of(name) : NO_SCOPE;
    }

    private RemnawaveEvent event() {
        in.require(occurredAt, "timestamp");
        Data<?> read = data != null ? data : new Data<>(ScopeDecoder.of(scope()), null);
        // The end of the body is reached with a name, or not at all.
        String known = Objects.requireNonNull(name);
        return read.event(new EventHead(known, scope(), occurredAt, new RetainedPayload(body), meta, in));
    }

    private record Data<D>(
            ScopeDecoder<D> decoder, @Nullable D value) {
        static <D> Data<D> read(ScopeDecoder<D> decoder, JsonCursor in) throws IOException {
            return new Data<>(decoder, decoder.read(in));
        }

        RemnawaveEvent event(EventHead head) {
            return decoder.event(head, value);
        }
    }
}
