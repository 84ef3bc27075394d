package io.remnawave.webhook.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import io.remnawave.webhook.decode.EventDecoder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The panel gets a field: it is added to a copy of the model by one edit of one file, and an application that was compiled
 * before still runs.
 */
class AddedFieldTest {

    private static final String APPLICATION = """
            import io.remnawave.webhook.decode.EventDecoder;
            import io.remnawave.webhook.event.*;
            import io.remnawave.webhook.model.*;

            public class Application implements java.util.function.Function<byte[], String> {
                public String apply(byte[] body) {
                    RemnawaveEvent event = EventDecoder.standard().decode(body);
                    if (!(event instanceof UserEvent userEvent)) {
                        return "another event";
                    }
                    User user = userEvent.user();
                    boolean equal = user.equals(EventDecoder.standard().decode(event.body().bytes()).part(User.class).get());
                    return user.username() + " " + user.status() + " " + user.traffic().used() + " " + equal + " "
                            + event.toMaskedMap();
                }
            }
            """;

    private static final String LATER_APPLICATION = """
            import io.remnawave.webhook.decode.EventDecoder;
            import io.remnawave.webhook.model.*;

            public class LaterApplication implements java.util.function.Function<byte[], String> {
                public String apply(byte[] body) {
                    User user = EventDecoder.standard().decode(body).part(User.class).get();
                    return user.rank() + " " + user.isSent("rank") + " "
                            + EventDecoder.standard().decode(body).body().unknownFields();
                }
            }
            """;

    private static final byte[] BODY =
            ("{\"event\":\"user.created\",\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"data\":{"
                            + "\"username\":\"ivan\",\"status\":\"ACTIVE\",\"rank\":7,\"userTraffic\":{\"usedTrafficBytes\":5}}}")
                    .getBytes(UTF_8);

    @TempDir
    private Path laterModel;

    @TempDir
    private Path application;

    @BeforeEach
    void addsAFieldToTheUser() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/remnawave/webhook/model/User.java"));
        String later = source.replace(
                        "    private static final Field<User, UserStatus> STATUS =",
                        "    private static final Field<User, Integer> RANK =\n"
                                + "            FIELDS.optional(\"rank\", INT32, sent(\"rank\", \"3.5.0-\"));\n"
                                + "    private static final Field<User, UserStatus> STATUS =")
                .replaceFirst(
                        "    /\\*\\* The name of the subscription",
                        "    public @Nullable Integer rank() {\n        return get(RANK);\n    }\n\n$0");
        assertThat(later).contains("RANK =").contains("get(RANK)");
        compile("io/remnawave/webhook/model/User.java", later, laterModel, List.of());
    }

    @Test
    void runsAnApplicationThatWasCompiledBefore() throws Exception {
        compile("Application.java", APPLICATION, application, List.of());

        String told = run("Application");

        assertThat(told).startsWith("ivan ACTIVE 5 true ").contains("rank=7, status=ACTIVE");
    }

    @Test
    void givesTheFieldToAnApplicationThatAsksForIt() throws Exception {
        compile("LaterApplication.java", LATER_APPLICATION, application, List.of(laterModel));

        assertThat(run("LaterApplication")).isEqualTo("7 true []");
    }

    @SuppressWarnings("unchecked")
    private String run(String name) throws Exception {
        URL[] classes = Stream.concat(
                        Stream.of(url(application), url(laterModel)),
                        Stream.of(EventDecoder.class, JsonFactory.class, JsonValue.class)
                                .map(AddedFieldTest::location))
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Object made = loader.loadClass(name).getConstructor().newInstance();
            return ((Function<byte[], String>) made).apply(BODY);
        }
    }

    private static void compile(String file, String source, Path to, List<Path> before) throws IOException {
        Path written = to.resolve("source").resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, source);
        String classPath = Stream.concat(
                        before.stream(),
                        Stream.of(EventDecoder.class, JsonFactory.class, JsonValue.class, Nullable.class)
                                .map(AddedFieldTest::location)
                                .map(location -> Path.of(URI.create(location.toString()))))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-proc:none", "-d", to.toString(), "-cp", classPath, written.toString());
        assertThat(result).as(said.toString()).isZero();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
