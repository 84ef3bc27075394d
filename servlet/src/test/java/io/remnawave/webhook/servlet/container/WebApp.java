package io.remnawave.webhook.servlet.container;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An unpacked web application: class files, and a {@code web.xml}. Not thread-safe. */
public final class WebApp {

    private final Path directory;
    private final List<Class<?>> classes;
    private final Map<String, String> contextParameters = new LinkedHashMap<>();
    private final List<DeclaredServlet> servlets = new ArrayList<>();
    private final List<Class<? extends ServletContextListener>> contextListeners = new ArrayList<>();

    /** A servlet in {@code web.xml} that is loaded on startup. */
    record DeclaredServlet(String name, Class<? extends Servlet> type, String path, Map<String, String> parameters) {}

    /** @param classes put into {@code WEB-INF/classes} */
    public WebApp(Path directory, Class<?>... classes) throws IOException {
        this.directory = directory;
        this.classes = List.of(classes);
        for (Class<?> type : classes) {
            String file = type.getName().replace('.', '/') + ".class";
            try (InputStream source =
                    Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
                Files.copy(source, inClasses(file));
            }
        }
    }

    public WebApp withContextParameter(String name, String value) {
        contextParameters.put(name, value);
        return this;
    }

    public WebApp withServlet(Class<? extends Servlet> type, String path, Map<String, String> parameters) {
        servlets.add(new DeclaredServlet("servlet" + servlets.size(), type, path, parameters));
        return this;
    }

    public WebApp withContextListener(Class<? extends ServletContextListener> type) {
        contextListeners.add(type);
        return this;
    }

    /** With a file in {@code WEB-INF/classes/META-INF/services}. */
    public WebApp withService(Class<?> service, Class<?> provider) throws IOException {
        Files.writeString(inClasses("META-INF/services/" + service.getName()), provider.getName());
        return this;
    }

    List<Class<?>> classes() {
        return classes;
    }

    Map<String, String> contextParameters() {
        return contextParameters;
    }

    List<DeclaredServlet> servlets() {
        return servlets;
    }

    List<Class<? extends ServletContextListener>> contextListeners() {
        return contextListeners;
    }

    /** The directory, with a {@code web.xml} that says all of this. */
    Path written() throws IOException {
        StringBuilder xml =
                new StringBuilder("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n");
        contextParameters.forEach((name, value) -> xml.append(parameter("context-param", name, value)));
        for (Class<?> listener : contextListeners) {
            xml.append("<listener>")
                    .append(element("listener-class", listener.getName()))
                    .append("</listener>\n");
        }
        for (DeclaredServlet servlet : servlets) {
            String name = element("servlet-name", servlet.name());
            xml.append("<servlet>")
                    .append(name)
                    .append(element("servlet-class", servlet.type().getName()));
            servlet.parameters().forEach((key, value) -> xml.append(parameter("init-param", key, value)));
            xml.append(element("load-on-startup", "1")).append("</servlet>\n");
            xml.append("<servlet-mapping>").append(name).append(element("url-pattern", servlet.path()));
            xml.append("</servlet-mapping>\n");
        }
        Files.createDirectories(directory.resolve("WEB-INF/classes"));
        Files.writeString(directory.resolve("WEB-INF/web.xml"), xml.append("</web-app>\n"));
        return directory;
    }

    private Path inClasses(String file) throws IOException {
        Path target = directory.resolve("WEB-INF/classes").resolve(file);
        Files.createDirectories(target.getParent());
        return target;
    }

    private static String parameter(String element, String name, String value) {
        return element(element, element("param-name", name) + element("param-value", value.replace("&", "&amp;")));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}
