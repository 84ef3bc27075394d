package io.remnawave.webhook.spring.reactive;

import io.remnawave.webhook.spi.Exchange;
import java.io.IOException;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;

/**
 * Gives a body to its exchange, as it comes. A server may hand out buffers after it was told to stop: each is released, so that
 * none leaks.
 */
final class BodyReader extends BaseSubscriber<DataBuffer> {

    private final Exchange exchange;
    private volatile boolean begun;
    private volatile boolean ended;

    BodyReader(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        exchange.expectBody();
        subscription.request(1);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
        byte[] next = new byte[buffer.readableByteCount()];
        buffer.read(next);
        DataBufferUtils.release(buffer);
        begun = true;
        if (exchange.append(next, 0, next.length)) {
            request(1);
        } else {
            ended = true;
            cancel();
        }
    }

    @Override
    protected void hookOnComplete() {
        ended = true;
        exchange.complete();
    }

    @Override
    protected void hookOnError(Throwable failure) {
        ended = true;
        if (failure instanceof IllegalStateException && !begun) { // a filter has read it
            exchange.complete();
        } else {
            exchange.fail(failure);
        }
    }

    /** Whether nothing of the body is left behind the answer. */
    boolean hasEnded() {
        return ended;
    }

    /** The sender has left. A delivery that is complete goes on; what is not ends here. */
    void abandon() {
        if (!ended) {
            cancel();
            exchange.fail(new IOException("The sender has left before its body was complete"));
        }
    }
}
