package io.remnawave.webhook.docs.httpserver;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRED;

import com.sun.net.httpserver.HttpServer;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.httpserver.RemnawaveWebhookHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

class Bot {

    public static void main(String[] args) throws Exception {
        WebhookReceiver receiver = WebhookReceiver.builder()
                .secret(System.getenv("REMNAWAVE_WEBHOOK_SECRET"))
                .on(
                        USER_EXPIRED,
                        UserEvent.class,
                        event -> System.out.println(event.user().username()))
                .build();
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/remnawave/webhook", new RemnawaveWebhookHandler(receiver));
        server.start();
    }
}
