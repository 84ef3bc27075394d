package io.remnawave.webhook.micronaut;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** What a listener uses, and Micronaut destroys first of all: the last of a chain of beans, each of which needs fewer others. */
public final class Mails {

    private volatile boolean open = true;
    private volatile Callable<?> whenClosed = () -> null;

    public boolean isOpen() {
        return open;
    }

    public void whenClosed(Callable<?> action) {
        whenClosed = action;
    }

    void close() throws Exception {
        open = false;
        whenClosed.call();
    }

    record Style() {}

    record Host() {}

    record Session(MeterRegistry registry, Host host, Style style) {}

    record Templates(Session session, Style style) {}

    @Factory
    @Requires(property = "test.mails")
    static class Beans {

        @Singleton
        Style style() {
            return new Style();
        }

        @Singleton
        Host host() {
            return new Host();
        }

        @Singleton
        Session session(MeterRegistry registry, Host host, Style style) {
            return new Session(registry, host, style);
        }

        @Singleton
        Templates templates(Session session, Style style) {
            return new Templates(session, style);
        }

        @Singleton
        @Bean(preDestroy = "close")
        Mails mails(Templates templates) {
            return new Mails();
        }
    }
}
