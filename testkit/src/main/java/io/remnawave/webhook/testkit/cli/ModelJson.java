package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.Aggregate;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in the JSON that a mapper writes of it, and what {@code UserEvent} works out of it.
 *
 * @param reveal whether sensitive values stand as they are
 */
record ModelJson(boolean reveal) {

    private static final JsonFactory JSON = new JsonFactory();

    String of(RemnawaveEvent event) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, ?> field : event.toMaskedMap().entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue(), reveal ? valueOf(field.getKey(), event) : null);
            }
            json.writeBooleanField("known", event.isKnown());
            if (event instanceof UserEvent user) {
                json.writeFieldName("expirationOffset");
                write(json, text(user.expirationOffset().orElse(null)), null);
                json.writeFieldName("notConnectedAfter");
                write(json, text(user.notConnectedAfter().orElse(null)), null);
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /**
     * Writes a value.
     *
     * @param shown as a mapper writes it, masked
     * @param model what it was made of, which can be revealed; null to leave it masked
     */
    private void write(JsonGenerator json, @Nullable Object shown, @Nullable Object model) throws IOException {
        if (model instanceof Secret secret) {
            json.writeString(secret.reveal());
        } else if (model instanceof RawInbound inbound) {
            write(json, inbound.revealAsMap(), null);
        } else if (shown instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                String name = String.valueOf(member.getKey());
                json.writeFieldName(name);
                write(json, member.getValue(), model instanceof Aggregate<?> part ? valueOf(name, part) : null);
            }
            json.writeEndObject();
        } else if (shown instanceof List<?> elements) {
            Iterator<?> models =
                    model instanceof List<?> list ? list.iterator() : List.of().iterator();
            json.writeStartArray();
            for (Object element : elements) {
                write(json, element, models.hasNext() ? models.next() : null);
            }
            json.writeEndArray();
        } else if (model instanceof Map<?, ?> raw) {
            write(json, raw, null);
        } else if (shown instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (shown instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (shown instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (shown == null) {
            json.writeNull();
        } else {
            json.writeString(shown.toString());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What an accessor gives, which has the name of the field; a service event gives its part by type instead. */
    private static @Nullable Object valueOf(String field, Object owner) {
        if (owner instanceof RemnawaveEvent event) {
            for (Class<?> part : PayloadTypes.ofEvent(event.name(), event.scope())) {
                if (part.getSimpleName().equalsIgnoreCase(field)) {
                    return event.part(part).orElse(null);
                }
            }
        }
        try {
            return owner.getClass().getMethod(field).invoke(owner);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MissingFieldException) {
                return null;
            }
            throw new IllegalStateException(field + " cannot be read", e);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not public", e);
        }
    }
}
