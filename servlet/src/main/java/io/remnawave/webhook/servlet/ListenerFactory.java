package io.remnawave.webhook.servlet;

import jakarta.servlet.ServletContext;

/**
 * Makes the objects whose listener methods were found in an application. By default the constructor without parameters does,
 * whatever its visibility and that of its class.
 *
 * <p>To have them made by a container of dependencies, implement this, with a public constructor without parameters, and name
 * the implementation in {@code META-INF/services/io.remnawave.webhook.servlet.ListenerFactory}. It is asked after the
 * {@code ServletContextListener}s of {@code web.xml} have run, so that what they set up is there.
 */
public interface ListenerFactory {

    /**
     * Makes or looks up a listener object. Called once for each class, on the thread that deploys the application.
     *
     * @throws Exception to make the deployment fail
     */
    <T> T create(Class<T> type, ServletContext context) throws Exception;
}
