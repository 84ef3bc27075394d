package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.UndertowContainer;
import java.util.Map;

final class UndertowCompatibilityTest extends ServletCompatibilityTest {

    UndertowCompatibilityTest() {
        super(new UndertowContainer());
    }

    @Override
    public boolean refusesLargeBodiesItself() {
        return true;
    }

    /** It closes the connection then. */
    @Override
    boolean endsBodiesWithTheirAnswers() {
        return true;
    }

    /** It takes a broken chunk for the end of the body, which the signature then does not fit. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of(BROKEN_CHUNK, 401);
    }
}
