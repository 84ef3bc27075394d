package io.remnawave.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.decode.EventDecoder;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@link MapperTest} shows of Jackson 2, with Jackson 3. */
class Jackson3Test {

    /** As nothing is configured, and otherwise. */
    static final List<JsonMapper> MAPPERS = List.of(
            JsonMapper.shared(),
            JsonMapper.builder()
                    .findAndAddModules()
                    .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .changeDefaultVisibility(all -> all.withVisibility(PropertyAccessor.ALL, Visibility.ANY))
                    .build());

    static final List<Class<?>> TYPES = MapperTest.TYPES;

    static Stream<CorpusBody> webhooks() {
        return MapperTest.webhooks();
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void writesWhatJackson2Writes(CorpusBody body) throws Exception {
        RemnawaveEvent event = EventDecoder.standard().decode(body.bytes());
        ObjectMapper jackson2 = new ObjectMapper();

        for (JsonMapper mapper : MAPPERS) {
            assertThat(jackson2.readTree(mapper.writeValueAsBytes(event)))
                    .isEqualTo(jackson2.readTree(jackson2.writeValueAsBytes(event)));
        }
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void readsNothingBackAndSaysWhatToDoInstead(Class<?> type) {
        for (JsonMapper mapper : MAPPERS) {
            for (String text : List.of("\"****\"", "{\"value\":\"****\"}", "{}", "[\"****\"]")) {
                assertThatThrownBy(() -> mapper.readValue(text, type))
                        .as("%s of %s", type, text)
                        .hasMessageContaining("EventDecoder.standard().decode(bytes)");
            }
        }
    }

    @Test
    void bindsDataWhereItIsTheOnlyMapper() throws Exception {
        assertThat(application(tools.jackson.core.json.JsonFactory.class, JsonMapper.class)
                        .get())
                .isEqualTo("2 nl1 1042 s3cret");
    }

    @Test
    void isNotNeededWhereJackson2Is() throws Exception {
        assertThat(application(ObjectMapper.class).get()).isEqualTo("2 nl1 1042 s3cret");
    }

    @Test
    void isNamedAmongWhatToAddWhereThereIsNoMapper() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(application()::get)
                .withMessageContaining("com.fasterxml.jackson.core:jackson-databind")
                .withMessageContaining("tools.jackson.core:jackson-databind");
    }

    /** An application with the SDK, what the SDK brings, and the jars of some classes. */
    @SuppressWarnings("unchecked")
    private static Supplier<String> application(Class<?>... brought) throws Exception {
        URL[] jars = Stream.concat(
                        Stream.of(BindingApplication.class, EventDecoder.class, JsonFactory.class, JsonValue.class),
                        Stream.of(brought))
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        ClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
        return (Supplier<String>) loader.loadClass(BindingApplication.class.getName())
                .getConstructor()
                .newInstance();
    }
}
