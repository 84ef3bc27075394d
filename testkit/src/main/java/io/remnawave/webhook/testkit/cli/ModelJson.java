package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.remnawave.webhook.event.RawPayload;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in JSON under the names that the model has in Java: records as objects, instants as the panel writes them,
 * durations in ISO-8601, what is missing as null.
 *
 * @param reveal whether sensitive values stand as they are
 */
record ModelJson(boolean reveal) {

    private static final JsonFactory JSON = new JsonFactory();

    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    String of(RemnawaveEvent event) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("type", event.getClass().getSimpleName());
            json.writeStringField("name", event.name());
            json.writeStringField("scope", event.scope());
            json.writeBooleanField("known", event.known());
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                boolean told = component.getName().equals("name")
                        || component.getName().equals("scope");
                if (!told && component.getType() != RawPayload.class) {
                    json.writeFieldName(component.getName());
                    write(json, valueOf(component, event));
                }
            }
            if (event instanceof UserEvent user) {
                json.writeFieldName("expirationOffset");
                write(json, user.expirationOffset().orElse(null));
                json.writeFieldName("notConnectedAfter");
                write(json, user.notConnectedAfter().orElse(null));
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Secret secret) {
            json.writeString(reveal ? secret.reveal() : secret.toString());
        } else if (value instanceof RawInbound inbound) {
            write(json, reveal ? inbound.revealAsMap() : inbound.toString());
        } else if (value instanceof Instant instant) {
            json.writeString(INSTANT.format(instant));
        } else if (value instanceof Duration duration) {
            json.writeString(duration.toString());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Record model && !isOpenEnumeration(model)) {
            json.writeStartObject();
            for (RecordComponent component : model.getClass().getRecordComponents()) {
                json.writeFieldName(component.getName());
                write(json, valueOf(component, model));
            }
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /** The open enumerations of the model are records of the text on the wire. */
    private static boolean isOpenEnumeration(Record model) {
        RecordComponent[] components = model.getClass().getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private static @Nullable Object valueOf(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MissingFieldException) {
                return null;
            }
            throw new IllegalStateException(component + " cannot be read", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " is not public", e);
        }
    }
}
