package io.remnawave.webhook.testkit.wiremock;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The event that a stub causes: the parameters of {@link PanelWebhooks}, in Java or in the JSON of a stub mapping. Immutable.
 *
 * @param event its name
 * @param panel the release that sends it; {@code null} for the emulator's
 * @param set fields by their path; a text may be a template of WireMock's over {@code request} and {@code response.body}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Emission(
        @JsonProperty("event") String event,
        @JsonProperty("panel") @Nullable String panel,
        @JsonProperty("set") Map<String, @Nullable Object> set) {

    public Emission {
        set = set == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** Emits an event with the payload of its fixture. */
    public static Emission emit(String event) {
        return new Emission(event, null, Map.of());
    }

    /** The same as another release sends it, e.g. {@code "2.8"}. */
    public Emission panel(String version) {
        return new Emission(event, version, set);
    }

    /**
     * The same with a field set.
     *
     * @param path as in {@link Fixture#set}
     * @param value a text may be a template: {@code "{{jsonPath request.body '$.username'}}"}
     */
    public Emission set(String path, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(set);
        more.put(path, value);
        return new Emission(event, panel, more);
    }

    Fixture fixture(UnaryOperator<String> templates) {
        Fixture fixture = RemnawaveFixtures.fixture(event);
        if (panel != null) {
            fixture = fixture.panel(panel);
        }
        for (Map.Entry<String, @Nullable Object> field : set.entrySet()) {
            Object value = field.getValue();
            fixture = fixture.set(field.getKey(), value instanceof String text ? templates.apply(text) : value);
        }
        return fixture;
    }
}
