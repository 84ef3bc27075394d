package io.remnawave.webhook.benchmarks.http;

import java.nio.file.Path;
import java.util.List;

/** What takes the requests, in a process of its own. */
enum Server {
    /** The server of the JDK, with its adapter. */
    JDK("JDK"),
    /** A servlet container, with the servlet. */
    JETTY("Jetty"),
    /** Spring Boot on Tomcat, with the starter. */
    SPRING_MVC("Spring MVC"),
    /** Spring Boot on Netty, with the starter. */
    SPRING_WEBFLUX("Spring WebFlux"),
    /** Micronaut on Netty, with the adapter. */
    MICRONAUT("Micronaut");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** As the tables name it. */
    String label() {
        return label;
    }

    /** Everybody is asked with and without this library, and one by hand; what takes no thread of its own, on event loops. */
    List<Handler> handlers() {
        return switch (this) {
            case JDK, SPRING_MVC -> List.of(Handler.BARE, Handler.SDK);
            case JETTY -> List.of(Handler.BARE, Handler.SDK, Handler.BY_HAND);
            case SPRING_WEBFLUX, MICRONAUT ->
                List.of(
                        Handler.BARE,
                        Handler.SDK_STAGE,
                        Handler.SDK_IGNORED,
                        Handler.SDK_REFUSED,
                        Handler.BARE_ON_WORKER,
                        Handler.SDK);
        };
    }

    /**
     * What to tell {@code java} to start it.
     *
     * @param benchmarks the folder of this module, with the jars of the others below
     */
    List<String> command(Path benchmarks) {
        return switch (this) {
            case JDK, JETTY ->
                List.of("-cp", System.getProperty("java.class.path"), ServerUnderLoad.class.getName(), name());
            case SPRING_MVC -> List.of("-jar", spring(benchmarks), "--spring.main.web-application-type=servlet");
            case SPRING_WEBFLUX -> List.of("-jar", spring(benchmarks), "--spring.main.web-application-type=reactive");
            case MICRONAUT ->
                List.of(
                        "-jar",
                        benchmarks
                                .resolve("micronaut-server/target/micronaut-server.jar")
                                .toString());
        };
    }

    private static String spring(Path benchmarks) {
        return benchmarks.resolve("spring-server/target/spring-server.jar").toString();
    }
}
