package io.remnawave.webhook.docs.listeners;

import static io.remnawave.webhook.event.EventNames.USER_EXPIRATION;

import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionStage;

class Reminders {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI mailer;

    Reminders(URI mailer) {
        this.mailer = mailer;
    }

    @RemnawaveEventListener(value = USER_EXPIRATION, id = "reminders")
    CompletionStage<?> remind(UserEvent event) { // awaited before the panel is answered, and holds no thread
        HttpRequest request = HttpRequest.newBuilder(mailer)
                .POST(HttpRequest.BodyPublishers.ofString(event.user().username()))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> {
            if (answer.statusCode() != 202) {
                throw new IllegalStateException("The mailer answered " + answer.statusCode());
            }
        });
    }
}
