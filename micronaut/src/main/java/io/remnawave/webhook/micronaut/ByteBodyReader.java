package io.remnawave.webhook.micronaut;

import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.remnawave.webhook.spi.Exchange;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Gives a body to its exchange piece by piece, each as it comes. */
final class ByteBodyReader implements Subscriber<byte[]> {

    private final Exchange exchange;
    private volatile @Nullable Subscription subscription;

    ByteBodyReader(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void onSubscribe(Subscription body) {
        subscription = body;
        body.request(
                Long.MAX_VALUE); // each piece is taken at once, so that there is nothing to hold the sender back for
    }

    @Override
    public void onNext(byte[] bytes) {
        if (!exchange.append(bytes, 0, bytes.length)) {
            cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (isByLength(failure)) {
            exchange.tooLarge();
        } else {
            exchange.fail(failure);
        }
    }

    @Override
    public void onComplete() {
        exchange.complete();
    }

    /** No more is wanted: the server drops what still comes. */
    void cancel() {
        Subscription body = subscription;
        if (body != null) {
            body.cancel();
        }
    }

    /** Whether the server has cut it off at {@code micronaut.server.max-request-size}. */
    private static boolean isByLength(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContentLengthExceededException || cause instanceof BufferLengthExceededException) {
                return true;
            }
        }
        return false;
    }
}
