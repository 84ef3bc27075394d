package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.UndertowContainer;

final class UndertowCompatibilityTest extends ServletCompatibilityTest {

    UndertowCompatibilityTest() {
        super(new UndertowContainer());
    }

    @Override
    public boolean refusesLargeBodiesItself() {
        return true;
    }
}
