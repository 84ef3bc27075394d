package io.remnawave.webhook.servlet;

import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spi.MappingReport;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the webhooks of an application that has listeners, without another line: finds the classes that have
 * {@link RemnawaveEventListener} on a method, or are marked with {@link RemnawaveEventListeners}, makes them with the
 * {@link ListenerFactory}, and maps a {@link RemnawaveWebhookServlet} to {@code remnawave.webhook.path} below the context path.
 * The properties are looked for in the context parameters, the system properties and the environment.
 *
 * <ul>
 *   <li>Listeners, but no secret, a listener that could never work, or a path that is taken: the deployment fails, and the
 *       message says what to do.
 *   <li>A {@code RemnawaveWebhookServlet} is declared already: that one serves, with the classes found here, and no other is
 *       mapped.
 *   <li>{@code remnawave.webhook.console.enabled} is true: the developer console starts with the receiver and ends with it. Without
 *       its artifact on the class path the deployment fails.
 *   <li>No listeners: nothing is done. Where a secret is configured all the same, a warning says so; no delivery is
 *       acknowledged that nobody listens to.
 * </ul>
 *
 * <p>The container calls it because it stands in {@code META-INF/services}; one that runs no such services (Undertow on its
 * own, a Jetty {@code ServletContextHandler}, a Tomcat context without its {@code ContextConfig}) is given it, or the servlet,
 * by hand.
 */
@HandlesTypes({RemnawaveEventListener.class, RemnawaveEventListeners.class})
public final class RemnawaveWebhookInitializer implements ServletContainerInitializer {

    /** The name under which the servlet is registered. */
    public static final String SERVLET_NAME = "remnawaveWebhook";

    private static final Logger log = LoggerFactory.getLogger(RemnawaveWebhookInitializer.class);

    /** For the container. */
    public RemnawaveWebhookInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) throws ServletException {
        ListenerTypes.keep(found == null ? Set.of() : found, context);
        if (isDeclared(context)) {
            return;
        }
        WebhookProperties properties = new WebhookProperties(context);
        try {
            if (!ListenerTypes.of(properties).isEmpty()) {
                register(ListenerDeployment.of(properties));
            } else if (properties.haveSecret()) {
                log.warn(
                        "A Remnawave webhook secret is configured, but no class with a @RemnawaveEventListener method was"
                                + " found: there is no webhook endpoint below \"{}\"",
                        context.getContextPath());
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Without e itself, or every log would tell the same message twice.
            throw new ServletException(e.getMessage(), e.getCause());
        }
    }

    private static boolean isDeclared(ServletContext context) {
        return context.getServletRegistrations().values().stream()
                .anyMatch(servlet -> RemnawaveWebhookServlet.class.getName().equals(servlet.getClassName()));
    }

    private static void register(ListenerDeployment deployment) {
        ServletContext context = deployment.context();
        String path = deployment.settings().path();
        RemnawaveWebhookServlet servlet = new RemnawaveWebhookServlet();
        ServletRegistration.Dynamic registration = context.addServlet(SERVLET_NAME, servlet);
        if (registration == null) {
            throw new IllegalStateException(
                    "There is another servlet of the name " + SERVLET_NAME + ". Rename that one.");
        }
        registration.setAsyncSupported(true);
        // "/" would be the servlet for whatever no other takes; the root alone is "".
        if (!registration.addMapping(path.equals("/") ? "" : path).isEmpty()) {
            throw new IllegalStateException("The path " + path
                    + " belongs to another servlet. Set remnawave.webhook.path to one that is free.");
        }
        if (!path.equals("/")) {
            registration.addMapping(
                    path + "/"); // answered 404 there, where the operator is told so; unless it is taken
        }
        context.addListener(new ReceiverStart(deployment, servlet));
        MappingReport.logEndpoint(context.getContextPath() + path);
    }

    /**
     * Makes the listeners, and ends what was made. Not in {@code onStartup}, because a container of dependencies is set up by
     * context listeners, which run before this one; nor in the servlet's {@code init}, because a failure there does not stop a
     * deployment on Tomcat.
     */
    private record ReceiverStart(ListenerDeployment deployment, RemnawaveWebhookServlet servlet)
            implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            servlet.use(deployment.start());
        }

        /** Tomcat destroys no servlet that never had a request. */
        @Override
        public void contextDestroyed(ServletContextEvent event) {
            servlet.destroy();
        }
    }
}
