package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.compatibility.RawHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;

/** The property by which Reactor Netty is kept from a line for each request that breaks the rules of HTTP. */
final class ServerLoggerTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger netty = (Logger) LoggerFactory.getLogger("reactor.netty");

    /** The other tests keep Spring Boot from the log, which reads its configuration once more for each application. */
    @BeforeEach
    void haveBootSetTheLevels() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    @AfterEach
    void leaveTheLogToTheTests() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        netty.detachAppender(log);
    }

    /** At the other level it has to log, or the property would be another one's. */
    @ParameterizedTest
    @CsvSource({"warn, 1", "error, 0"})
    void isSilencedAsTheDocumentationSays(String level, int lines) throws Exception {
        Path testClasses = Path.of(getClass().getResource("/").toURI());
        String page = Files.readString(testClasses.resolve("../../../docs/operations.md"));
        Matcher documented =
                Pattern.compile("(logging\\.level\\.reactor\\S+): error").matcher(page);
        assertThat(documented.find()).isTrue();
        try (RunningApplication application =
                        RunningApplication.start(WebApplicationType.REACTIVE, Map.of(documented.group(1), level));
                RawHttp stranger = new RawHttp(application.url("/remnawave/webhook"))) {
            log.start();
            netty.addAppender(log);

            stranger.send("no request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(stranger.answer().status()).isEqualTo(400);
            assertThat(log.list).hasSize(lines);
        }
    }
}
