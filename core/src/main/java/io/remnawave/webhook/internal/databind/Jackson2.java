package io.remnawave.webhook.internal.databind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.model.Aggregate;
import io.remnawave.webhook.model.Secret;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapper of Jackson 2, of its own: what the application configures on its own is not needed to read what a panel sends. */
final class Jackson2 {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(MapperBuilder.findModules(Jackson2.class.getClassLoader())) // whoever's thread comes first
            .addModule(new PartModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Jackson2() {}

    static Object read(byte[] json, Type type) throws UnreadableDataException {
        try {
            return MAPPER.readValue(json, MAPPER.constructType(type));
        } catch (InvalidDefinitionException e) {
            throw new UnreadableDataException(path(e), e.getOriginalMessage());
        } catch (JsonMappingException e) {
            throw new UnreadableDataException(path(e), null);
        } catch (IOException e) {
            throw new UnreadableDataException("", null);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** Parts of the model within a type of the application, and texts of its own that it calls secret. */
    private static final class PartModule extends Module {
        @Override
        public String getModuleName() {
            return "remnawave-webhook";
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public void setupModule(SetupContext context) {
            context.addDeserializers(new Deserializers.Base() {
                @Override
                public @Nullable JsonDeserializer<?> findBeanDeserializer(
                        JavaType type, DeserializationConfig config, BeanDescription description) {
                    Class<?> raw = type.getRawClass();
                    if (raw == Secret.class) {
                        return new SecretDeserializer();
                    }
                    return Aggregate.class.isAssignableFrom(raw) ? new PartDeserializer(raw) : null;
                }
            });
        }
    }

    private static final class PartDeserializer extends JsonDeserializer<Object> {
        private final Class<?> part;

        PartDeserializer(Class<?> part) {
            this.part = part;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                return context.handleUnexpectedToken(part, parser);
            }
            if (Fields.of(part).isGroup()) {
                return context.reportBadDefinition(part, DataBinding.noObject(part));
            }
            return Fields.of(part).read(MAPPER.writeValueAsBytes(context.readTree(parser)));
        }
    }

    private static final class SecretDeserializer extends JsonDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Secret.of(context.readValue(parser, String.class));
        }
    }
}
