package io.remnawave.webhook.internal.reception;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.RequestHead;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request on a thread that may block, and waits for the answer. */
public final class BlockingExchange extends RequestExchange {

    /** Made when a delivery is handled, which forgeries and what nobody listens to never are. */
    private @Nullable CallingThread thread;

    BlockingExchange(Reception reception, RequestHead head) {
        super(reception, head, null);
    }

    /** Asked for once, by the thread that made this, since whatever decides runs there. */
    @Override
    Executor executor() {
        CallingThread made = new CallingThread();
        thread = made;
        return made;
    }

    @Override
    Executor decisions() {
        return Runnable::run;
    }

    @Override
    Executor explanations() {
        return Runnable::run;
    }

    /** Runs what the request has to do on this thread until there is an answer, or the thread is interrupted. */
    public WebhookResponse await() {
        CompletableFuture<WebhookResponse> answer = answer();
        CallingThread running = thread;
        return running == null ? answer.join() : running.await(answer);
    }
}
