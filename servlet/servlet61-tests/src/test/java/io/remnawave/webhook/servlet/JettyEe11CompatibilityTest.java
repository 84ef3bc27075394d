package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe11Container;
import java.util.Map;

final class JettyEe11CompatibilityTest extends ServletCompatibilityTest {

    JettyEe11CompatibilityTest() {
        super(new JettyEe11Container());
    }

    /** It knows {@code CONNECT} to a host and port alone. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of("CONNECT", 400);
    }
}
