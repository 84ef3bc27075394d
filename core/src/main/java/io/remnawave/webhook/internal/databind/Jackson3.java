package io.remnawave.webhook.internal.databind;

import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.model.Aggregate;
import io.remnawave.webhook.model.Secret;
import java.lang.reflect.Type;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/** The same as {@link Jackson2}, for applications that have Jackson 3 alone. */
final class Jackson3 {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(MapperBuilder.findModules(Jackson3.class.getClassLoader())) // whoever's thread comes first
            .addModule(new PartModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Jackson3() {}

    static Object read(byte[] json, Type type) throws UnreadableDataException {
        try {
            return MAPPER.readValue(json, MAPPER.constructType(type));
        } catch (InvalidDefinitionException e) {
            throw new UnreadableDataException(path(e), e.getOriginalMessage());
        } catch (JacksonException e) {
            throw new UnreadableDataException(path(e), null);
        }
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    /** Parts of the model within a type of the application, and texts of its own that it calls secret. */
    private static final class PartModule extends JacksonModule {
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
            context.addDeserializers(new PartDeserializers());
        }
    }

    private static final class PartDeserializers extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == Secret.class || Aggregate.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            Class<?> raw = type.getRawClass();
            if (raw == Secret.class) {
                return new SecretDeserializer();
            }
            return Aggregate.class.isAssignableFrom(raw) ? new PartDeserializer(raw) : null;
        }
    }

    private static final class PartDeserializer extends ValueDeserializer<Object> {
        private final Class<?> part;

        PartDeserializer(Class<?> part) {
            this.part = part;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.isExpectedStartObjectToken()) {
                return context.handleUnexpectedToken(context.constructType(part), parser);
            }
            if (Fields.of(part).isGroup()) {
                return context.reportBadDefinition(context.constructType(part), DataBinding.noObject(part));
            }
            return Fields.of(part).read(MAPPER.writeValueAsBytes(context.readTree(parser)));
        }
    }

    private static final class SecretDeserializer extends ValueDeserializer<Secret> {
        @Override
        public Secret deserialize(JsonParser parser, DeserializationContext context) {
            return Secret.of(context.readValue(parser, String.class));
        }
    }
}
