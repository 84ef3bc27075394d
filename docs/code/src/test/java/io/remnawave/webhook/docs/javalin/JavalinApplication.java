package io.remnawave.webhook.docs.javalin;

import io.javalin.Javalin;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.servlet.RemnawaveWebhookServlet;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Takes deliveries beside the routes of a Javalin application. */
final class JavalinApplication {

    private JavalinApplication() {}

    static Javalin create(WebhookReceiver receiver) {
        ServletHolder webhook = new ServletHolder(new RemnawaveWebhookServlet(receiver));
        webhook.setAsyncSupported(true); // so that slow senders and slow listeners hold no thread
        return Javalin.create(config -> {
            config.jetty.modifyServletContextHandler(context -> context.addServlet(webhook, "/remnawave/webhook"));
            config.routes.get("/health", ctx -> ctx.result("ok"));
        });
    }
}
