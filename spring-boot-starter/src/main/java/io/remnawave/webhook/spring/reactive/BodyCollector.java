package io.remnawave.webhook.spring.reactive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Collects the bytes of a body, up to a limit. A server may hand out buffers after it was told to stop: each is released, so
 * that none leaks.
 */
final class BodyCollector extends BaseSubscriber<DataBuffer> {

    private final MonoSink<InputStream> sink;
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);

    private BodyCollector(MonoSink<InputStream> sink, int limit) {
        this.sink = sink;
        this.limit = limit;
    }

    /**
     * The body, or its first {@code limit} bytes. Empty if a filter has used it up; a stream that fails if the sender went
     * away. The receiver knows what to answer and to log in either case, so this never ends in an error.
     */
    static Mono<InputStream> collect(Flux<DataBuffer> body, int limit) {
        return Mono.<InputStream>create(sink -> body.subscribe(new BodyCollector(sink, limit)))
                .onErrorResume(IllegalStateException.class, e -> Mono.just(InputStream.nullInputStream()))
                .onErrorResume(e -> Mono.just(new BrokenBody(e)));
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        sink.onCancel(this);
        subscription.request(1);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
        byte[] next = new byte[Math.min(buffer.readableByteCount(), limit - bytes.size())];
        buffer.read(next);
        DataBufferUtils.release(buffer);
        bytes.writeBytes(next);
        if (bytes.size() < limit) {
            request(1);
        } else {
            cancel();
            hookOnComplete();
        }
    }

    @Override
    protected void hookOnComplete() {
        sink.success(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Override
    protected void hookOnError(Throwable failure) {
        sink.error(failure);
    }
}
