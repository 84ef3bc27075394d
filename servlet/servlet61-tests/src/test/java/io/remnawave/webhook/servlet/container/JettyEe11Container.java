package io.remnawave.webhook.servlet.container;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** Jetty 12.1 with its Jakarta EE 11 environment. */
public final class JettyEe11Container implements ServletContainer {

    @Override
    public String version() {
        return "Jetty " + Server.getVersion() + " ee11";
    }

    @Override
    public RunningContainer serve(Servlet servlet, String path, List<Filter> filters, @Nullable Duration readTimeout)
            throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        context.addServlet(holder, path);
        context.addServlet(holder, path + "/");
        for (Filter filter : filters) {
            FilterHolder filterHolder = new FilterHolder(filter);
            filterHolder.setAsyncSupported(!(filter instanceof WithoutAsync));
            context.addFilter(filterHolder, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        return JettyServer.start(context, readTimeout);
    }

    @Override
    public RunningContainer deploy(WebApp app) throws Exception {
        WebAppContext context = new WebAppContext();
        context.setContextPath("/");
        context.setBaseResourceAsPath(app.written());
        context.setThrowUnavailableOnStartupException(true);
        return JettyServer.start(context, null);
    }
}
