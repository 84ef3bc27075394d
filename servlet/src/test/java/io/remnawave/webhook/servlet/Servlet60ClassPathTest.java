package io.remnawave.webhook.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.servlet.container.JettyEe10Container;
import io.remnawave.webhook.servlet.container.TomcatContainer;
import io.remnawave.webhook.servlet.container.UndertowContainer;
import org.junit.jupiter.api.Test;

/** The tests of this module would prove nothing if a newer container had come onto the class path. */
class Servlet60ClassPathTest {

    @Test
    void runsTheContainersOfServlet60() {
        assertThat(new TomcatContainer().version()).startsWith("Apache Tomcat/10.1.");
        assertThat(new JettyEe10Container().version()).startsWith("Jetty 12.1.").endsWith("ee10");
        assertThat(new UndertowContainer().version()).startsWith("Undertow 2.3.");
    }
}
