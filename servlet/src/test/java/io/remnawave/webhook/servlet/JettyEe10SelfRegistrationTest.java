package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.JettyEe10Container;

final class JettyEe10SelfRegistrationTest extends SelfRegistrationTest {

    JettyEe10SelfRegistrationTest() {
        super(new JettyEe10Container());
    }
}
