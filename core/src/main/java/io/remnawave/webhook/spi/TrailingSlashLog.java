package io.remnawave.webhook.spi;

import io.remnawave.webhook.internal.log.LogSanitizer;
import io.remnawave.webhook.internal.log.RateLimit;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator that requests go to the path of the endpoint with a slash at its end, which is answered 404: at most one
 * line in ten seconds, in the same words under every adapter. Thread-safe.
 */
public final class TrailingSlashLog {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    private final RateLimit limit = new RateLimit(1, TimeUnit.SECONDS.toNanos(10));

    /** One for each endpoint. */
    public TrailingSlashLog() {}

    /**
     * A request to the path with a slash at its end was answered 404.
     *
     * @param path the one that was meant, with all that stands before it
     */
    public void log(String path) {
        if (limit.tryPass()) {
            String meant = LogSanitizer.of(path); // under a mapping with a wildcard anybody writes the rest of it
            log.warn(
                    "Refused a request to {}/ with 404: the Remnawave webhook endpoint is {}, without the slash at its end."
                            + " Correct the URL in the panel's WEBHOOK_URL",
                    meant,
                    meant);
        }
    }
}
