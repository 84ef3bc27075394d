package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe11Container;

final class JettyEe11CompatibilityTest extends ServletCompatibilityTest {

    JettyEe11CompatibilityTest() {
        super(new JettyEe11Container());
    }
}
