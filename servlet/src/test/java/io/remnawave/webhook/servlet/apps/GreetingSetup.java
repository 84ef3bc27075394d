package io.remnawave.webhook.servlet.apps;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Sets up what the factory needs, as a container of dependencies does. */
public final class GreetingSetup implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute("greeting", "hello");
    }
}
