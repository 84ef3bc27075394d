package io.remnawave.webhook.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.servlet.container.JettyEe11Container;
import io.remnawave.webhook.servlet.container.TomcatContainer;
import org.junit.jupiter.api.Test;

/** The tests of this module would prove nothing if an older container had come onto the class path. */
class Servlet61ClassPathTest {

    @Test
    void runsTheContainersOfServlet61() {
        assertThat(new TomcatContainer().version()).startsWith("Apache Tomcat/11.");
        assertThat(new JettyEe11Container().version()).startsWith("Jetty 12.1.").endsWith("ee11");
    }
}
