package io.remnawave.webhook.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.spring.RunningApplication;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Events as the mapper of a Spring Boot application writes them and refuses to read them, as Boot has configured it: Jackson 2
 * with Boot 3.5, Jackson 3 with Boot 4.
 */
final class EventJsonTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(
            value = WebApplicationType.class,
            names = {"SERVLET", "REACTIVE"})
    void writesEveryKindOfEventWholeAndMaskedAndReadsNoneBack(WebApplicationType type) throws Exception {
        try (RunningApplication application = RunningApplication.start(type, Map.of(), EventController.class)) {
            for (RemnawaveEvent event : EventController.EVENTS.values()) {
                HttpResponse<String> answer = send(
                        application,
                        "/event?name=" + event.name(),
                        HttpRequest.newBuilder().GET());

                assertThat(answer.statusCode()).isEqualTo(200);
                String json = answer.body();
                assertThat(plain(JsonPath.parse(json).json())).as(event.name()).isEqualTo(plain(event.toMaskedMap()));
                if (event instanceof UserEvent user) {
                    assertThat(json).doesNotContain(user.user().trojanPassword().reveal());
                }
                assertThat(json).doesNotContain("4111");
            }
            String json = send(
                            application,
                            "/event?name=user.expired",
                            HttpRequest.newBuilder().GET())
                    .body();
            for (String path : List.of("/any", "/user-event", "/user")) {
                HttpRequest.Builder request = HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));

                assertThat(send(application, path, request).body())
                        .as(path)
                        .contains("EventDecoder.standard().decode(bytes)");
            }
        }
    }

    private static HttpResponse<String> send(RunningApplication application, String path, HttpRequest.Builder request)
            throws Exception {
        return HTTP.send(request.uri(application.url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** With each number as a decimal: a parser chooses its own types for them. */
    private static Object plain(Object json) {
        if (json instanceof Map<?, ?> members) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            members.forEach((name, value) -> plain.put(name, plain(value)));
            return plain;
        }
        if (json instanceof List<?> elements) {
            return elements.stream().map(EventJsonTest::plain).toList();
        }
        if (json instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return json == null ? "null" : json;
    }

    @RestController
    static class EventController {

        static final Map<String, RemnawaveEvent> EVENTS = new LinkedHashMap<>();

        static {
            Stream.concat(
                            PanelEvent.all().stream()
                                    .filter(event -> !event.note().contains("ever emit"))
                                    .map(event -> RemnawaveFixtures.fixture(event.name())
                                            .panel(event.panels().last().orElse(PanelVersion.newest()))
                                            .toEvent()),
                            Stream.of(RemnawaveFixtures.fixture(
                                            "{\"event\":\"billing.paid\",\"timestamp\":null,\"data\":{\"card\":\"4111\"}}"
                                                    .getBytes(StandardCharsets.UTF_8))
                                    .toEvent()))
                    .forEach(event -> EVENTS.put(event.name(), event));
        }

        @GetMapping("/event")
        RemnawaveEvent event(@RequestParam("name") String name) {
            return EVENTS.get(name);
        }

        @PostMapping("/any")
        String any(@RequestBody RemnawaveEvent event) {
            return "was read";
        }

        @PostMapping("/user-event")
        String userEvent(@RequestBody UserEvent event) {
            return "was read";
        }

        @PostMapping("/user")
        String user(@RequestBody User user) {
            return "was read";
        }

        @ExceptionHandler
        String failure(Exception failure) {
            StringBuilder messages = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                messages.append(cause.getMessage()).append('\n');
            }
            return messages.toString();
        }
    }
}
