package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookReceiverBuilder;
import io.remnawave.webhook.WebhookSettings;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an application deploys: listener classes, settings, and who makes the one according to the other. */
record ListenerDeployment(WebhookSettings settings, List<Class<?>> listenerTypes, WebhookProperties properties) {

    /**
     * @throws IllegalStateException if there is no listener or no secret
     * @throws IllegalArgumentException if a property cannot be understood
     */
    static ListenerDeployment of(WebhookProperties properties) {
        List<Class<?>> types = ListenerTypes.of(properties);
        if (types.isEmpty()) {
            throw new IllegalStateException(
                    "The Remnawave webhook has no listener. Annotate a method with @RemnawaveEventListener; where the"
                            + " container looks for no annotations, name its class in " + WebhookSettings.PREFIX
                            + ListenerTypes.PROPERTY + ".");
        }
        if (!properties.haveSecret()) {
            throw new IllegalStateException("The Remnawave webhook has listeners (" + names(types)
                    + ") but no secret. Set remnawave.webhook.secret as a context parameter in web.xml or as a system"
                    + " property, or REMNAWAVE_WEBHOOK_SECRET in the environment, to the value of"
                    + " WEBHOOK_SECRET_HEADER in the panel's .env file.");
        }
        return new ListenerDeployment(properties.settings(), types, properties);
    }

    ServletContext context() {
        return properties.context();
    }

    /**
     * Makes the listeners, the receiver that calls them, and the console where one is asked for.
     *
     * @throws IllegalStateException if a listener cannot be made, or the console cannot be started
     * @throws IllegalArgumentException if one could never work
     */
    Serving start() {
        DeploymentConsole console = DeploymentConsole.start(properties, settings);
        try {
            WebhookReceiver receiver = receiver(console);
            if (console != null) {
                console.attach(receiver);
            }
            return new Serving(receiver, console);
        } catch (RuntimeException e) {
            if (console != null) {
                console.close();
            }
            throw e;
        }
    }

    private WebhookReceiver receiver(@Nullable DeploymentConsole console) {
        WebhookReceiverBuilder builder = WebhookReceiver.builder().settings(settings);
        ListenerFactory factory = factory();
        for (Class<?> type : listenerTypes) {
            builder.register((Object) make(type, factory));
        }
        if (console != null) {
            builder.observer(console.observer());
        }
        return builder.build();
    }

    private ListenerFactory factory() {
        List<ListenerFactory> factories = ServiceLoader.load(
                        ListenerFactory.class, context().getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (factories.size() > 1) {
            throw new IllegalStateException("There are several ListenerFactory services: "
                    + names(factories.stream().<Class<?>>map(Object::getClass).toList()) + ". Keep one.");
        }
        return factories.isEmpty() ? new ConstructorListenerFactory() : factories.get(0);
    }

    private <T> T make(Class<T> type, ListenerFactory factory) {
        try {
            return factory.create(type, context());
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The Remnawave event listener " + type.getName() + " could not be made: " + reasonOf(e), e);
        }
    }

    /** What a constructor throws comes wrapped, without a message. */
    private static String reasonOf(Exception e) {
        return String.valueOf(e.getMessage() == null ? e.getCause() : e.getMessage());
    }

    private static String names(List<Class<?>> types) {
        return types.stream().map(Class::getName).collect(Collectors.joining(", "));
    }
}
