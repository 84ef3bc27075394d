package io.remnawave.webhook.console;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.decode.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A delivery as a fixture and a test that uses it. Values that are masked on the page are made up anew in the fixture, so that it
 * can be kept beside the code.
 *
 * @param fixture the body
 * @param test the source of a JUnit test, which passes as it is
 */
record SavedTest(String fixtureName, String fixture, String testName, String test) {

    private static final String TEMPLATE = """
            import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.fixture;
            import static org.assertj.core.api.Assertions.assertThat;

            import io.remnawave.webhook.WebhookReceiver;
            import io.remnawave.webhook.WebhookRequest;
            import io.remnawave.webhook.delivery.WebhookResponse;
            import io.remnawave.webhook.event.RemnawaveEvent;
            import io.remnawave.webhook.testkit.fixture.SignedDelivery;
            import io.remnawave.webhook.testkit.panel.PanelSecret;
            import java.io.InputStream;
            import java.util.ArrayList;
            import java.util.List;
            import org.junit.jupiter.api.Test;

            /** Saved by the console. Put it into src/test/java, and ${fixture} into src/test/resources/fixtures. */
            class ${class} {

                private final String secret = PanelSecret.random();

                /** Put your listener in the place of this list: {@code register(new MyListener(...))}. */
                private final List<RemnawaveEvent> events = new ArrayList<>();

                @Test
                void takesTheEvent() throws Exception {
                    WebhookReceiver receiver = WebhookReceiver.builder()
                            .secret(secret)
                            .on("*", RemnawaveEvent.class, events::add)
                            .build();
                    // The fixture with the time of now, signed.
                    SignedDelivery delivery = fixture(body()).sign(secret);

                    WebhookResponse response = receiver.receive(WebhookRequest.of(delivery.body(), delivery.headers()));

                    assertThat(response).isEqualTo(WebhookResponse.HANDLED);
                    assertThat(events).singleElement().satisfies(event -> {
                        assertThat(event.name()).isEqualTo("${event}");
                        assertThat(event.missingFields()).hasSize(${missing});
                    });
                }

                private static byte[] body() throws Exception {
                    try (InputStream fixture = ${class}.class.getResourceAsStream("/fixtures/${fixture}")) {
                        return fixture.readAllBytes();
                    }
                }
            }
            """;

    /** @throws MalformedEventException if the body is no event */
    static SavedTest of(String eventName, String id, BodyText body) {
        String fixture = body.replace(body::isMasked, value -> madeUp(body.text(value)));
        int missing = EventDecoder.standard()
                .decode(fixture.getBytes(StandardCharsets.UTF_8))
                .missingFields()
                .size();
        String name = eventName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String shortName = (name.length() > 60 ? name.substring(0, 60) : name) + '-' + id.substring(0, 8);
        String fixtureName = shortName.replaceAll("^-+", "") + ".json";
        String testName = className(shortName) + "Test";
        String test = TEMPLATE;
        for (Map.Entry<String, String> hole : Map.of(
                        "fixture",
                        fixtureName,
                        "class",
                        testName,
                        "event",
                        javaText(eventName),
                        "missing",
                        Integer.toString(missing))
                .entrySet()) {
            test = test.replace("${" + hole.getKey() + "}", hole.getValue());
        }
        return new SavedTest(fixtureName, fixture, testName + ".java", test);
    }

    private static String className(String dashed) {
        StringBuilder name = new StringBuilder("Saved");
        for (String word : dashed.split("-", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    /** A value of the same JSON type and look. */
    private static String madeUp(String json) {
        return switch (json.charAt(0)) {
            case '{' -> "{}";
            case '[' -> "[]";
            case 't', 'f' -> json;
            case '"' -> {
                String text = json.substring(1, json.length() - 1);
                if (text.startsWith("http")) {
                    yield "\"https://example.com/made-up\"";
                }
                yield text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                        ? '"' + UUID.randomUUID().toString() + '"'
                        : "\"made-up\"";
            }
            default -> "0";
        };
    }

    private static String javaText(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '$') {
                escaped.append(c);
            } else {
                escaped.append(
                        c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : unicode(c));
            }
        }
        return escaped.toString();
    }

    private static String unicode(char c) {
        // An octal escape where \\u would be a line break to the compiler before the text is one.
        return c < 128 ? String.format(Locale.ROOT, "\\%03o", (int) c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
