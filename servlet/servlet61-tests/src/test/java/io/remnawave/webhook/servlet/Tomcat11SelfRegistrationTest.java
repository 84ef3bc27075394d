package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.TomcatContainer;

final class Tomcat11SelfRegistrationTest extends SelfRegistrationTest {

    Tomcat11SelfRegistrationTest() {
        super(new TomcatContainer());
    }
}
