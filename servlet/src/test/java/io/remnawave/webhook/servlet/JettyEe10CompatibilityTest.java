package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe10Container;
import java.util.Map;

final class JettyEe10CompatibilityTest extends ServletCompatibilityTest {

    JettyEe10CompatibilityTest() {
        super(new JettyEe10Container());
    }

    /** It knows {@code CONNECT} to a host and port alone. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of("CONNECT", 400);
    }
}
