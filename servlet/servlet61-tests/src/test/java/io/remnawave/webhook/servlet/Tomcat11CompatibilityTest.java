package io.remnawave.webhook.servlet;

import io.remnawave.webhook.servlet.container.TomcatContainer;
import java.util.Map;

final class Tomcat11CompatibilityTest extends ServletCompatibilityTest {

    Tomcat11CompatibilityTest() {
        super(new TomcatContainer());
    }

    /** It knows no {@code CONNECT}, and refuses {@code TRACE} itself unless it is told otherwise. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of("CONNECT", 501, "TRACE", 405);
    }

    /** With the last byte of its length, as Servlet 6.1 has it. */
    @Override
    boolean endsBodiesWithTheirAnswers() {
        return true;
    }
}
