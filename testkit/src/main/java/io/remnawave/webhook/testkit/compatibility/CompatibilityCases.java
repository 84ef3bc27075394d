package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.WebhookReceiver;
import java.util.Map;

/** What the cases ask of the adapter under test. */
interface CompatibilityCases {

    /** Serves the receiver until the test is over. */
    RunningAdapter serve(WebhookReceiver receiver) throws Exception;

    /** The same behind a filter that has read the body to its end. */
    RunningAdapter serveBehindADrainingFilter(WebhookReceiver receiver) throws Exception;

    /** Whether the server refuses bodies beyond its own limit before it asks the adapter, so that its answer has no word. */
    boolean refusesLargeBodiesItself();

    /** A chunk of a body that does not begin with its length. */
    String BROKEN_CHUNK = "broken chunk";

    /**
     * The statuses with which the server answers what does not reach the adapter, or not as it was sent: by a method, or by the
     * name above. What is not among them is the adapter's to answer.
     */
    Map<String, Integer> statusesOfTheServer();
}
