package io.remnawave.webhook.docs.quarkus;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

@Path("/remnawave/webhook")
public class WebhookResource {

    private final WebhookReceiver receiver;

    WebhookResource(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @POST
    public Response receive(InputStream body, @Context HttpHeaders headers) { // on a worker thread, which may block
        WebhookResponse answer = receiver.receive(WebhookRequest.of(body, headers.getRequestHeaders()));
        return Response.status(answer.status())
                .type(WebhookResponse.CONTENT_TYPE)
                .entity(answer.body())
                .build();
    }
}
