package io.remnawave.webhook.servlet.container;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;

/** Tomcat of the version that is on the class path: 10.1 and 11 have the same API. */
public final class TomcatContainer implements ServletContainer {

    private static final Logger LOG = Logger.getLogger("org.apache.catalina.core");

    @Override
    public String version() {
        return ServerInfo.getServerInfo();
    }

    @Override
    public RunningContainer serve(Servlet servlet, String path, List<Filter> filters, @Nullable Duration readTimeout)
            throws Exception {
        Tomcat tomcat = newTomcat();
        if (readTimeout != null) {
            tomcat.getConnector().setProperty("connectionTimeout", String.valueOf(readTimeout.toMillis()));
        }
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "hooks", servlet);
        wrapper.setAsyncSupported(true);
        wrapper.addMapping(path);
        wrapper.addMapping(path + "/");
        for (Filter filter : filters) {
            FilterDef definition = new FilterDef();
            definition.setFilterName(filter.getClass().getName());
            definition.setFilter(filter);
            definition.setAsyncSupported(String.valueOf(!(filter instanceof WithoutAsync)));
            context.addFilterDef(definition);
            FilterMap mapping = new FilterMap();
            mapping.setFilterName(definition.getFilterName());
            mapping.addURLPattern("/*");
            context.addFilterMap(mapping);
        }
        return started(tomcat, context);
    }

    @Override
    public RunningContainer deploy(WebApp app) throws Exception {
        Tomcat tomcat = newTomcat();
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Context context = tomcat.addWebapp("", app.written().toString());
        // The class path of the tests has the listeners of all tests on it.
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        return started(tomcat, context);
    }

    private static Tomcat newTomcat() throws Exception {
        Path base = Files.createTempDirectory(Path.of("target"), "tomcat").toAbsolutePath();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        // By default Tomcat says 100 Continue before anybody has looked at the request.
        tomcat.getConnector().setProperty("continueResponseTiming", "onRead");
        tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
        return tomcat;
    }

    private static RunningContainer started(Tomcat tomcat, Context context) throws Exception {
        Problems problems = new Problems();
        LOG.addHandler(problems);
        LOG.setUseParentHandlers(false);
        try {
            tomcat.start();
        } finally {
            LOG.setUseParentHandlers(true);
            LOG.removeHandler(problems);
        }
        RunningContainer running = new RunningContainer() {
            @Override
            public int port() {
                return tomcat.getConnector().getLocalPort();
            }

            @Override
            public void stop() throws LifecycleException {
                if (tomcat.getServer().getState() != LifecycleState.DESTROYED) {
                    tomcat.stop();
                    tomcat.destroy();
                }
            }
        };
        if (context.getState() != LifecycleState.STARTED) {
            running.stop();
            throw new IllegalStateException("Tomcat did not start the application", problems.first);
        }
        return running;
    }

    /** Tomcat tells its log alone why a deployment failed. */
    private static final class Problems extends Handler {

        private @Nullable Throwable first;

        @Override
        public void publish(LogRecord message) {
            first = first == null ? message.getThrown() : first;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
