package io.remnawave.webhook.delivery;

/**
 * Remembers which deliveries are done, so that a delivery that arrives again (a retry after a lost response, a second URL,
 * a replay) is not handled again.
 *
 * <p>Implementations are safe for concurrent use: of several concurrent calls for one delivery id, exactly one gets
 * {@link ClaimResult.Claimed}. A receiver asks only for deliveries that are verified and fresh, so nobody without the
 * secret can put anything in. An exception from any method is answered 503, and the panel comes back.
 */
public interface ClaimLedger {

    /**
     * Asks for the right to handle a delivery.
     *
     * @param deliveryId the signature of the delivery, 64 lower-case hex digits
     */
    ClaimResult claim(String deliveryId);
}
