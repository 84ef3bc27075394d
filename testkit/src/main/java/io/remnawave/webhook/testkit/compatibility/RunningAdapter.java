package io.remnawave.webhook.testkit.compatibility;

import java.net.URI;

/** An adapter that takes deliveries on a real server of this machine. */
public interface RunningAdapter {

    /** Where a panel would send its deliveries. */
    URI url();

    /** Stops the server as its users would, those requests being answered that it answers then. */
    void stop() throws Exception;
}
