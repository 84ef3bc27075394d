package io.remnawave.webhook.decode;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.model.Aggregate;
import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.OpenEnumeration;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.SubpageConfig;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows accessors through the model, and tells whether what stands there is what stood in the body. */
final class ModelValue {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Map<String, Class<?>> PARTS_OF_SERVICE_EVENTS = Map.of(
            "loginAttempt", LoginAttempt.class, "subpageConfig", SubpageConfig.class, "apiToken", ApiToken.class);

    private ModelValue() {}

    /** The value at the end of accessors, whose {@code []} take the indexes of a path of the body in turn. */
    static @Nullable Object at(Object event, String accessors, String path) {
        Deque<Integer> indexes = new ArrayDeque<>(Pattern.compile("\\[(\\d+)]")
                .matcher(path)
                .results()
                .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                .toList());
        Object value = event;
        for (String step : accessors.split("\\.")) {
            if (value == null) {
                return null;
            }
            value = call(value, step.replace("[]", ""));
            if (step.endsWith("[]")) {
                value = ((List<?>) requireNonNull(value)).get(indexes.pop());
            }
        }
        return value;
    }

    /** Whether a value of the model is what the JSON says. */
    static boolean tells(@Nullable Object model, JsonNode json) {
        if (json.isNull()) {
            return tellsNothing(model);
        }
        if (model instanceof String text) {
            return json.isTextual() && text.equals(json.textValue());
        }
        if (model instanceof Secret secret) {
            return json.isTextual() && secret.reveal().equals(json.textValue());
        }
        if (model instanceof UUID uuid) {
            return uuid.toString().equals(json.textValue());
        }
        if (model instanceof Instant instant) {
            return instant.equals(
                    json.isNumber() ? Instant.ofEpochSecond(json.longValue()) : Instant.parse(json.textValue()));
        }
        if (model instanceof Duration duration) {
            return new BigDecimal(json.asText()).compareTo(seconds(duration)) == 0;
        }
        if (model instanceof Long || model instanceof Integer) {
            return new BigDecimal(json.asText()).min(MOST).compareTo(new BigDecimal(model.toString())) == 0;
        }
        if (model instanceof BigDecimal decimal) {
            return decimal.compareTo(
                            json.isTextual()
                                    ? new BigDecimal(new BigInteger(json.textValue()), 9)
                                    : json.decimalValue())
                    == 0;
        }
        if (model instanceof Double number) {
            return json.isNumber() && number == json.doubleValue();
        }
        if (model instanceof Boolean flag) {
            return json.isBoolean() && flag == json.booleanValue();
        }
        if (model instanceof RawInbound inbound) {
            return tree(inbound.reveal()).equals(json)
                    && MAPPER.valueToTree(inbound.revealAsMap()).equals(json);
        }
        if (model instanceof OpenEnumeration) {
            return json.isTextual() && model.toString().equals(json.textValue());
        }
        return model instanceof List<?> list && list.isEmpty() && json.isArray() && json.isEmpty();
    }

    /** Null, or a group of fields that is always there and holds nothing. */
    private static boolean tellsNothing(@Nullable Object model) {
        return model == null || (model instanceof Aggregate<?> group && holdsNothing(group.toMaskedMap()));
    }

    private static boolean holdsNothing(Map<?, ?> fields) {
        return fields.values().stream()
                .allMatch(field -> field == null || (field instanceof Map<?, ?> group && holdsNothing(group)));
    }

    private static @Nullable Object call(Object target, String accessor) {
        Class<?> part = PARTS_OF_SERVICE_EVENTS.get(accessor);
        if (target instanceof ServiceEvent event && part != null) {
            return event.part(part).orElse(null);
        }
        try {
            return target.getClass().getMethod(accessor).invoke(target);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
