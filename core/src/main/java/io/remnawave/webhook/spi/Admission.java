package io.remnawave.webhook.spi;

import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.observe.ReceivedRequest.Reason;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What becomes of a request whose body is there. */
public sealed interface Admission {

    /**
     * It is answered, without a listener.
     *
     * @param reason why it is refused; null if it is accepted, because nobody listens to the event
     * @param delivery what is known of it where it was verified, for observers; null where it was not
     */
    record Answered(
            WebhookResponse response,
            @Nullable Reason reason,
            @Nullable AdmittedDelivery delivery) implements Admission {}

    /** It is to be handled. */
    record Admitted(AdmittedDelivery delivery) implements Admission {}

    /**
     * It takes milliseconds to find out, because a body that was re-formatted has to be brought back: to be called on a thread
     * that is not an event loop's, of a bounded number. Gives one of the others.
     */
    record Undecided(Supplier<Admission> decision) implements Admission {}
}
