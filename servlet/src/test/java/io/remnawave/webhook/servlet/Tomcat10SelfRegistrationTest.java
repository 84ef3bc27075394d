package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.TomcatContainer;

final class Tomcat10SelfRegistrationTest extends SelfRegistrationTest {

    Tomcat10SelfRegistrationTest() {
        super(new TomcatContainer());
    }
}
