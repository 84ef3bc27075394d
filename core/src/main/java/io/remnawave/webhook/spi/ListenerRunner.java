package io.remnawave.webhook.spi;

import io.remnawave.webhook.decode.MalformedEventException;
import io.remnawave.webhook.delivery.Delivery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs the listeners of a receiver for a {@link DeliveryHandler}. Thread-safe. */
public interface ListenerRunner {

    /** All listeners of the receiver, in the order in which they run. */
    List<ListenerDefinition> listeners();

    /** The listeners that take events of a name and scope, in the order in which they run. */
    List<ListenerDefinition> listenersOf(String eventName, String scope);

    /** Whether one of the listeners of a delivery may block its thread. */
    boolean isBlocking(AdmittedDelivery delivery);

    /**
     * Decodes a delivery and calls its listeners one after the other, beginning on the calling thread. All are tried, whatever
     * the others throw, and none that runs is started again by this.
     *
     * @throws MalformedEventException if the body cannot be decoded; no listener was called
     */
    Run run(AdmittedDelivery delivery, Attempt attempt);

    /** How a handler wants a delivery to be tried. More may come, with defaults. */
    interface Attempt {

        /** How often the delivery was tried, this time included. */
        int number();

        /** The ids of listeners that have taken the delivery before and must not run. */
        Set<String> completedListeners();

        /** Where listeners go on that come after one which returned a stage. */
        Executor executor();

        /** Ends the log line of a listener's failure: what comes of it, beginning with a blank or punctuation. */
        String consequenceOfFailure();

        /**
         * Calls one listener; a handler may put something around it, such as a transaction.
         *
         * @return what the call returned, or a stage that completes after it
         * @throws Throwable what the call throws; thrown instead of calling, it is the failure of the listener
         */
        default @Nullable Object call(ListenerDefinition listener, Delivery delivery, Call call) throws Throwable {
            return call.proceed();
        }
    }

    /** The call of one listener. */
    @FunctionalInterface
    interface Call {

        /**
         * Calls the listener, and gives what it returned.
         *
         * @param provided one for each of the {@link DeliveryHandler.Factory#parameterTypes()} that the listener takes, if any
         */
        @Nullable
        Object proceed(Object... provided) throws Throwable;
    }

    /** Listeners at work. */
    interface Run {

        /**
         * Completes, never exceptionally, when every listener is done or is not awaited any longer, because what it returned took
         * longer than {@code listener-timeout}; such a one counts as failed here.
         */
        CompletionStage<Result> awaited();

        /**
         * Completes, never exceptionally, when the work of every listener has ended. Until then none of them may be started
         * again.
         */
        CompletionStage<Result> ended();
    }

    /** How the listeners of a delivery did. */
    interface Result {

        /** The ids of all that have taken the delivery, those of earlier attempts included. */
        Set<String> completed();

        /** Those that have failed in this attempt, in the order in which they ran. */
        List<Failure> failures();

        /** Whether any listener takes the delivery: one may ask for what this event lacks. */
        boolean isTaken();
    }

    /** The failure of a listener. */
    record Failure(String listenerId, Throwable cause) {}
}
