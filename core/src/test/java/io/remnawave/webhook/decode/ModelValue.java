package io.remnawave.webhook.decode;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.model.NodeIpStatus;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.SubpageConfigAction;
import io.remnawave.webhook.model.TrafficLimitStrategy;
import io.remnawave.webhook.model.UserStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows accessors through the model, and tells whether what stands there is what stood in the body. */
final class ModelValue {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

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
        if (model instanceof UserStatus
                || model instanceof TrafficLimitStrategy
                || model instanceof NodeIpStatus
                || model instanceof SubpageConfigAction) {
            return json.isTextual() && model.toString().equals(json.textValue());
        }
        return model instanceof List<?> list && list.isEmpty() && json.isArray() && json.isEmpty();
    }

    /** Null, or a record that is always there and holds nothing. */
    private static boolean tellsNothing(@Nullable Object model) {
        if (model instanceof Record) {
            for (RecordComponent component : model.getClass().getRecordComponents()) {
                if (!tellsNothing(call(model, component.getName()))) {
                    return false;
                }
            }
            return true;
        }
        return model == null;
    }

    private static @Nullable Object call(Object target, String accessor) {
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
