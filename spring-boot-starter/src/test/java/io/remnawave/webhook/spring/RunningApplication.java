package io.remnawave.webhook.spring;

import io.remnawave.webhook.testkit.compatibility.RawHttp;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** A whole Spring Boot application on a free port: MVC on Tomcat, WebFlux on Netty. */
public final class RunningApplication implements AutoCloseable {

    /** By name, because the package moved between Spring Boot 3 and 4. */
    private static final String NETTY_OF_BOOT_3 =
            "org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory";

    private static final String NETTY_OF_BOOT_4 =
            "org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory";

    private final ConfigurableApplicationContext context;

    private RunningApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with the secret of the compatibility kit. */
    public static RunningApplication start(
            WebApplicationType type, Map<String, Object> properties, Class<?>... configurations) {
        return start(type, properties, context -> {}, configurations);
    }

    public static RunningApplication start(
            WebApplicationType type,
            Map<String, Object> properties,
            ApplicationContextInitializer<GenericApplicationContext> initializer,
            Class<?>... configurations) {
        return new RunningApplication(new SpringApplicationBuilder(Application.class)
                .sources(configurations)
                .web(type)
                .properties(Map.of(
                        "server.port",
                        "0",
                        "remnawave.webhook.secret",
                        SignedBody.SECRET,
                        "spring.main.banner-mode",
                        "off"))
                .properties(properties)
                .initializers(context -> {
                    if (type == WebApplicationType.REACTIVE) {
                        serveWithNetty((GenericApplicationContext) context);
                    }
                    initializer.initialize((GenericApplicationContext) context);
                })
                .run());
    }

    /** Tomcat is on the class path for the tests of MVC, and Spring Boot would take it for WebFlux too. */
    private static void serveWithNetty(GenericApplicationContext context) {
        ClassLoader loader = context.getClassLoader();
        Class<?> netty = ClassUtils.resolveClassName(
                ClassUtils.isPresent(NETTY_OF_BOOT_4, loader) ? NETTY_OF_BOOT_4 : NETTY_OF_BOOT_3, loader);
        registerServer(context, netty);
    }

    private static <T> void registerServer(GenericApplicationContext context, Class<T> type) {
        context.registerBean("netty", type, () -> BeanUtils.instantiateClass(type));
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + port("local.server.port") + path);
    }

    /** The status that a browser gets which asks whether a page of another site may send a POST here. */
    public int preflight(String path) throws IOException {
        try (RawHttp browser = new RawHttp(url(path))) {
            browser.sendHeadOf("OPTIONS", "Origin: https://example.org", "Access-Control-Request-Method: POST");
            return browser.answer().status();
        }
    }

    public String port(String property) {
        return context.getEnvironment().getRequiredProperty(property);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
