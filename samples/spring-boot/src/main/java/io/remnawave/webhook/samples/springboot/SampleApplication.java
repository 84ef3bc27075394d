package io.remnawave.webhook.samples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Starts the sample. {@code PORT}, {@code REMNAWAVE_WEBHOOK_*} and {@code LISTENER_*} in the environment configure
 * it.
 */
@SpringBootApplication
@EnableConfigurationProperties(ListenerProperties.class)
public class SampleApplication {

    public static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        System.out.println("Taking deliveries at http://localhost:" + environment.getProperty("local.server.port")
                + environment.getProperty("remnawave.webhook.path", "/remnawave/webhook"));
    }
}
