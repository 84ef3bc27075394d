package io.remnawave.webhook.servlet.apps;

import io.remnawave.webhook.servlet.ListenerFactory;
import jakarta.servlet.ServletContext;

/** Gives listeners what they need. */
public final class GreetingFactory implements ListenerFactory {

    @Override
    public <T> T create(Class<T> type, ServletContext context) {
        return type.cast(new NeedyListener((String) context.getAttribute("greeting")));
    }
}
