package io.remnawave.webhook.testkit.compatibility;

import io.remnawave.webhook.WebhookReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * What a panel and an operator may expect of any adapter. A subclass says how its adapter is started on a real server; it
 * inherits the cases.
 */
public abstract class WebhookAdapterCompatibilityKit
        implements BodyCases,
                HugeBodyCases,
                BrokenRequestCases,
                HeaderCases,
                MethodCases,
                OnceOnlyCases,
                HostileSenderCases,
                ShutdownCases {

    /** Where the adapter takes deliveries. */
    protected static final String PATH = "/hooks/remnawave";

    private final List<RunningAdapter> running = new ArrayList<>();

    /** For subclasses, of which JUnit makes one for each test. */
    protected WebhookAdapterCompatibilityKit() {}

    /** Starts a server on a free port whose adapter gives what comes to the path to the receiver. */
    protected abstract RunningAdapter start(WebhookReceiver receiver, String path) throws Exception;

    /** The same, with a filter of the framework before the adapter that reads the body to its end and keeps it. */
    protected abstract RunningAdapter startBehindADrainingFilter(WebhookReceiver receiver, String path)
            throws Exception;

    /**
     * Whether the server refuses bodies beyond a limit of its own before it asks the adapter: the status is then the same, and
     * the answer has no body. Undertow does; false unless overridden.
     */
    @Override
    public boolean refusesLargeBodiesItself() {
        return false;
    }

    /**
     * The statuses with which the server itself answers, by a method such as {@code CONNECT}, or by
     * {@link #BROKEN_CHUNK}; empty unless overridden.
     */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of();
    }

    @Override
    public final RunningAdapter serve(WebhookReceiver receiver) throws Exception {
        return stoppedAtTheEnd(start(receiver, PATH));
    }

    @Override
    public final RunningAdapter serveBehindADrainingFilter(WebhookReceiver receiver) throws Exception {
        return stoppedAtTheEnd(startBehindADrainingFilter(receiver, PATH));
    }

    private RunningAdapter stoppedAtTheEnd(RunningAdapter adapter) {
        running.add(adapter);
        return adapter;
    }

    @AfterEach
    final void stopTheServers() throws Exception {
        for (RunningAdapter adapter : running) {
            adapter.stop();
        }
    }
}
