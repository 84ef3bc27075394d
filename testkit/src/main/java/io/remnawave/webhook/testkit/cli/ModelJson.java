package io.remnawave.webhook.testkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.Aggregate;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event in the JSON that a mapper writes of it, and what {@code UserEvent} works out of it. */
final class ModelJson {

    private ModelJson() {}

    /** With sensitive values as {@code ****}. */
    static ObjectNode masked(RemnawaveEvent event) {
        ObjectNode json = CliJson.MAPPER.valueToTree(event);
        json.put("known", event.isKnown());
        if (event instanceof UserEvent user) {
            json.put("expirationOffset", text(user.expirationOffset()));
            json.put("notConnectedAfter", text(user.notConnectedAfter()));
        }
        return json;
    }

    /** With sensitive values as they are. */
    static ObjectNode revealed(RemnawaveEvent event) {
        ObjectNode json = masked(event);
        revealMembers(json, event);
        return json;
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static void revealMembers(ObjectNode json, Object owner) {
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            member.setValue(revealed(member.getValue(), valueOf(member.getKey(), owner)));
        }
    }

    /**
     * A value with what is masked in it replaced.
     *
     * @param model what it was made of
     */
    private static JsonNode revealed(JsonNode masked, @Nullable Object model) {
        if (model instanceof Secret secret) {
            return TextNode.valueOf(secret.reveal());
        }
        if (model instanceof RawInbound inbound) {
            return CliJson.MAPPER.valueToTree(inbound.revealAsMap());
        }
        if (model instanceof Map<?, ?> raw) {
            return CliJson.MAPPER.valueToTree(raw);
        }
        if (model instanceof Aggregate<?> part && masked instanceof ObjectNode members) {
            revealMembers(members, part);
        } else if (model instanceof List<?> models && masked instanceof ArrayNode elements) {
            for (int i = 0; i < elements.size(); i++) {
                elements.set(i, revealed(elements.get(i), models.get(i)));
            }
        }
        return masked;
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
