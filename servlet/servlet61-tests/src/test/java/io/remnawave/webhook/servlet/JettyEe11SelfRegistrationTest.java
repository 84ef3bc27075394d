package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe11Container;

final class JettyEe11SelfRegistrationTest extends SelfRegistrationTest {

    JettyEe11SelfRegistrationTest() {
        super(new JettyEe11Container());
    }
}
