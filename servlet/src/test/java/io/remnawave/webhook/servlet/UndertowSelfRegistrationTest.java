package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.UndertowContainer;

final class UndertowSelfRegistrationTest extends SelfRegistrationTest {

    UndertowSelfRegistrationTest() {
        super(new UndertowContainer());
    }
}
