package io.remnawave.webhook.docs.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.event.EventNames;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Sent;
import io.remnawave.webhook.testkit.fixture.PanelEvent;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Writes what {@code docs/events.md} says of each event and field from the tables of the code, and checks that it is not older. */
class EventsPageTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BODIES = "../recorded-bodies/src/main/resources/corpus/";
    private static final Instant TIMESTAMP = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final List<String> RECORDED = List.of("3.3.2", "2.8.1", "2.7.4", "2.5.7", "2.3.2", "2.0.8", "1.5.7");

    @Test
    void theTablesAreThoseOfTheCode() throws IOException {
        GeneratedPart.check("docs/events.md", EventsPageTest.class, tables());
    }

    @Test
    void hasEveryEventThatTheSdkNames() {
        Assertions.assertThat(PanelEvent.all())
                .extracting(PanelEvent::name)
                .containsExactlyInAnyOrderElementsOf(EventNames.all());
    }

    private static String tables() throws IOException {
        StringBuilder text = new StringBuilder();
        Set<Class<?>> types = new LinkedHashSet<>();
        for (String scope : Scopes.all()) {
            appendScope(text, scope, types);
        }
        text.append("## Fields\n\n");
        text.append(
                        "Where a release sends a field in another place or under another name, the accessor is the same. A type without *nullable* is")
                .append(
                        " what every release in the range sends and never as null: the accessor throws `MissingFieldException`")
                .append(" where a body lacks it. The rest is `@Nullable`.\n\n");
        for (Class<?> type : withNested(types)) {
            appendFields(text, type);
        }
        return text.toString();
    }

    private static void appendScope(StringBuilder text, String scope, Set<Class<?>> types) throws IOException {
        Class<?> eventType = PayloadTypes.eventType(scope);
        text.append("## `")
                .append(scope)
                .append("`\n\n`")
                .append(eventType.getSimpleName())
                .append("`");
        Set<Class<?>> parts = PayloadTypes.ofScope(scope);
        types.addAll(parts);
        if (!parts.isEmpty()) {
            text.append(", which carries ").append(linked(parts));
        }
        text.append(".\n\n| event | panels | a listener can take | a real body |\n|---|---|---|---|\n");
        PanelEvent shown = null;
        for (PanelEvent event : PanelEvent.all()) {
            if (!event.scope().equals(scope)) {
                continue;
            }
            shown = shown == null ? event : shown;
            text.append("| `")
                    .append(event.name())
                    .append("` | ")
                    .append(event.panels())
                    .append(event.note().isEmpty() ? "" : "; " + event.note())
                    .append(" | `")
                    .append(eventType.getSimpleName())
                    .append("`")
                    .append(PayloadTypes.ofEvent(event.name()).stream()
                            .map(part -> ", " + linked(Set.of(part)))
                            .sorted()
                            .collect(Collectors.joining()))
                    .append(" | ")
                    .append(body(event.name()))
                    .append(" |\n");
        }
        if (shown != null) {
            appendExample(text, shown);
        }
    }

    private static String body(String event) {
        for (String panel : RECORDED) {
            for (String variant : List.of("", ".declared-only")) {
                String file = panel + "/" + event + variant + ".json";
                if (Files.exists(Project.ROOT.resolve("docs").resolve(BODIES + file))) {
                    return "[panel " + panel + "](" + BODIES + file + ")" + (variant.isEmpty() ? "" : ", as declared");
                }
            }
        }
        return "never sent";
    }

    private static void appendExample(StringBuilder text, PanelEvent event) throws IOException {
        JsonNode body = MAPPER.readTree(
                RemnawaveFixtures.fixture(event.name()).at(TIMESTAMP).body());
        text.append("\n<details><summary>A body of <code>")
                .append(event.name())
                .append("</code>, indented</summary>\n\n```json\n")
                .append(MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(body)
                        .replace(System.lineSeparator(), "\n"))
                .append("\n```\n\n</details>\n\n");
    }

    private static String linked(Set<Class<?>> types) {
        Map<String, String> links = new TreeMap<>();
        for (Class<?> type : types) {
            links.put(
                    type.getSimpleName(),
                    "[`" + type.getSimpleName() + "`](#" + type.getSimpleName().toLowerCase(Locale.ROOT) + ")");
        }
        return String.join(", ", links.values());
    }

    /** The types and those that their accessors give, in the order in which they are met. */
    private static Set<Class<?>> withNested(Set<Class<?>> types) {
        Set<Class<?>> all = new LinkedHashSet<>();
        types.forEach(type -> addNested(type, all));
        return all;
    }

    private static void addNested(Class<?> type, Set<Class<?>> all) {
        if (!all.add(type)) {
            return;
        }
        for (Field<?, ?> field : Fields.of(type).all()) {
            Class<?> nested = elementType(type, field.name());
            if (nested.getPackage() == type.getPackage() && hasTable(nested)) {
                addNested(nested, all);
            }
        }
    }

    private static boolean hasTable(Class<?> type) {
        try {
            Fields.of(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void appendFields(StringBuilder text, Class<?> type) {
        text.append("### ").append(type.getSimpleName()).append("\n\n");
        text.append("| accessor | type | on the wire, and which panels send it there |\n|---|---|---|\n");
        for (Field<?, ?> field : Fields.of(type).all()) {
            text.append("| `")
                    .append(field.name())
                    .append("()` | ")
                    .append(typeName(type, field.name()))
                    .append(field.isRequired() ? "" : ", nullable")
                    .append(" | ")
                    .append(places(field, elementType(type, field.name())))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String places(Field<?, ?> field, Class<?> type) {
        List<String> places = new ArrayList<>();
        if (hasTable(type) && Fields.of(type).isGroup()) {
            places.add("its fields are below");
        }
        field.sent().forEach(sent -> places.add(place(sent)));
        return String.join("; ", places);
    }

    private static String place(Sent sent) {
        String releases = sent.releases().endsWith("-")
                ? sent.releases().substring(0, sent.releases().length() - 1) + " and later"
                : sent.releases();
        return "`" + sent.path() + "` " + releases.replace("-,", " and later,");
    }

    private static String typeName(Class<?> type, String accessor) {
        String returned = Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(accessor) && method.getParameterCount() == 0)
                .map(method -> method.getGenericReturnType().getTypeName())
                .findAny()
                .orElse("");
        return "`" + returned.replaceAll("[a-z]+(?:\\.[a-z]+)*\\.(?=[A-Z])", "") + "`";
    }

    private static Class<?> elementType(Class<?> type, String accessor) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(accessor) && method.getParameterCount() == 0)
                .map(method -> method.getGenericReturnType() instanceof ParameterizedType list
                        ? (Class<?>) list.getActualTypeArguments()[0]
                        : method.getReturnType())
                .findAny()
                .map(found -> found.isPrimitive() ? (Class<?>) Object.class : found)
                .orElse(Object.class);
    }
}
