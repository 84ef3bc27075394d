package io.remnawave.webhook.servlet.container;

import io.remnawave.webhook.servlet.RemnawaveWebhookInitializer;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.Version;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

/**
 * Undertow on its own. It reads no {@code web.xml} and looks for nothing: what an application server does with them (WildFly,
 * for one) is done here by hand.
 */
public final class UndertowContainer implements ServletContainer {

    @Override
    public String version() {
        return "Undertow " + Version.getVersionString();
    }

    @Override
    public RunningContainer serve(Servlet servlet, String path, List<Filter> filters, @Nullable Duration readTimeout)
            throws Exception {
        DeploymentInfo deployment = deployment(UndertowContainer.class.getClassLoader())
                .addServlet(new ServletInfo("hooks", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                        .setAsyncSupported(true)
                        .addMapping(path)
                        .addMapping(path + "/"));
        for (Filter filter : filters) {
            String name = filter.getClass().getName();
            deployment
                    .addFilter(new FilterInfo(name, filter.getClass(), new ImmediateInstanceFactory<>(filter))
                            .setAsyncSupported(!(filter instanceof WithoutAsync)))
                    .addFilterUrlMapping(name, "/*", DispatcherType.REQUEST);
        }
        return start(deployment, readTimeout);
    }

    @Override
    public RunningContainer deploy(WebApp app) throws Exception {
        URL classes = app.written().resolve("WEB-INF/classes").toUri().toURL();
        ClassLoader loader = new URLClassLoader(new URL[] {classes}, UndertowContainer.class.getClassLoader());
        Set<Class<?>> found = new HashSet<>(app.classes());
        DeploymentInfo deployment = deployment(loader)
                .addServletContainerInitializer(
                        new ServletContainerInitializerInfo(RemnawaveWebhookInitializer.class, found));
        app.contextParameters().forEach(deployment::addInitParameter);
        app.contextListeners().forEach(type -> deployment.addListener(Servlets.listener(type)));
        for (WebApp.DeclaredServlet declared : app.servlets()) {
            ServletInfo servlet = Servlets.servlet(declared.name(), declared.type())
                    .addMapping(declared.path())
                    .setLoadOnStartup(1);
            declared.parameters().forEach(servlet::addInitParam);
            deployment.addServlet(servlet);
        }
        return start(deployment, null);
    }

    private static DeploymentInfo deployment(ClassLoader loader) {
        return Servlets.deployment().setClassLoader(loader).setContextPath("/").setDeploymentName("hooks");
    }

    private static RunningContainer start(DeploymentInfo deployment, @Nullable Duration readTimeout) throws Exception {
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow.Builder builder = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost", manager.start());
        if (readTimeout != null) {
            builder.setSocketOption(Options.READ_TIMEOUT, (int) readTimeout.toMillis());
        }
        Undertow server = builder.build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return new RunningContainer() {
            private boolean closed;

            @Override
            public int port() {
                return port;
            }

            @Override
            public void stop() throws Exception {
                if (!closed) {
                    closed = true;
                    server.stop();
                    manager.stop();
                    manager.undeploy();
                }
            }
        };
    }
}
