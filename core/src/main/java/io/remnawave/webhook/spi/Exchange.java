package io.remnawave.webhook.spi;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a receiver, for a server that gives bodies piece by piece and takes answers later. An adapter
 *
 * <ol>
 *   <li>asks {@link #precheck}, and sends what that gives, if anything, without reading the body;
 *   <li>gives the bytes of the body as they come to {@link #append}, and says how the body ended: {@link #complete()},
 *       {@link #fail} or {@link #tooLarge}. One that has the whole body calls {@link #complete(byte[])} instead;
 *   <li>sends what {@link #answer} completes with. That can be before the body has ended: a body that takes too long, is too
 *       large, or gives way to others is answered at once.
 * </ol>
 *
 * <p>The body belongs to one thread at a time; everything else may be called from any. No method blocks, but where the executor
 * that the exchange was made with runs its tasks on the calling thread.
 */
public interface Exchange {

    /**
     * The first step.
     *
     * @return the answer to a request that is refused, {@code null} if the body is to be read
     */
    @Nullable
    WebhookResponse precheck();

    /**
     * Says that the body is about to be read piece by piece, so that the time for it begins. {@link #append} does it as well;
     * a sender who sends no byte at all is noticed by this alone.
     */
    void expectBody();

    /**
     * Takes the next bytes of the body, which are copied.
     *
     * @return false if no more are wanted: {@link #answer} has completed
     */
    boolean append(byte[] bytes, int offset, int length);

    /** The body has ended: goes on with the second and third step. Without effect after the answer. */
    void complete();

    /**
     * The same with the whole body at once, of which nothing was appended.
     *
     * @param body the exact bytes; kept, so not to be changed afterwards
     */
    void complete(byte[] body);

    /** The body broke off, or the server could not read it. Without effect after the answer. */
    void fail(Throwable cause);

    /** The server has cut the body off, because it is larger than the server takes. Without effect after the answer. */
    void tooLarge();

    /** The body is incomplete and gives way to others: the server has no more means to read it. Without effect after the answer. */
    void evict();

    /** Completes with the answer, never exceptionally, on the thread that has found it. */
    CompletionStage<WebhookResponse> answer();
}
