package io.remnawave.webhook.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.Environment;

/** The process that serves: prints its port, and ends when its standard input does. */
@SpringBootApplication
public class SpringServer {

    /**
     * Serves until it is told to end.
     *
     * @param arguments {@code --spring.main.web-application-type=servlet} or {@code reactive}
     */
    public static void main(String[] arguments) throws Exception {
        Environment environment =
                SpringApplication.run(SpringServer.class, arguments).getEnvironment();
        System.out.println(environment.getProperty("local.server.port"));
        while (System.in.read() >= 0) {
            // Whoever started this process keeps the stream open as long as it is needed.
        }
        System.exit(0);
    }
}
