package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.WebhookReceiver;

/** What the cases ask of the adapter under test. */
interface CompatibilityCases {

    /** Serves the receiver until the test is over. */
    RunningAdapter serve(WebhookReceiver receiver) throws Exception;

    /** The same behind a filter that has read the body to its end. */
    RunningAdapter serveBehindADrainingFilter(WebhookReceiver receiver) throws Exception;

    /** Whether the server refuses bodies beyond its own limit before it asks the adapter, so that its answer has no word. */
    boolean refusesLargeBodiesItself();

    /** Whether the server refuses, with 403, what a page of another host asks of this machine, before it asks the adapter. */
    boolean refusesForeignOriginsItself();

    /** Whether the server answers a body whose framing is broken with an error page of its own, whatever the adapter says. */
    boolean answersBrokenFramingItself();
}
