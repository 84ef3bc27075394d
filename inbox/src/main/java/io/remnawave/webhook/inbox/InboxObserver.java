package io.remnawave.webhook.inbox;

import io.remnawave.webhook.delivery.Delivery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what becomes of stored deliveries, on the instance on which it does. Every method does nothing by default, and more may
 * come. Called on the thread that ran the listeners; what is thrown here is logged and changes nothing.
 */
public interface InboxObserver {

    /**
     * Every listener has taken a delivery. Not told where somebody has dropped it meanwhile, or another execution of it was faster.
     *
     * @param age since it was stored, by the clock of the database
     */
    default void onHandled(Delivery delivery, Duration age) {}

    /**
     * A delivery is given up: kept in the database, and not tried again before somebody asks for it. Told once by the instance that
     * gave it up; not at all if that instance dies at this moment, or somebody has dropped the delivery meanwhile.
     *
     * @param delivery its body is empty where it could not be decrypted
     * @param listenerId the listener that failed last; null where none ran
     */
    default void onDead(Delivery delivery, @Nullable String listenerId, Throwable failure) {}
}
