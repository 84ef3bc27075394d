package io.remnawave.webhook.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is mapped where, in the same words under every adapter. Stateless. */
public final class MappingReport {

    private static final Logger log = LoggerFactory.getLogger("io.remnawave.webhook.WebhookReceiver");

    private static final long TRAILING_SLASH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final AtomicLong lastTrailingSlash = new AtomicLong(System.nanoTime() - TRAILING_SLASH_NANOS);

    private MappingReport() {}

    /**
     * Logs where deliveries come in; once, when the adapter has started.
     *
     * @param path the full one, with all that stands before it
     */
    public static void logEndpoint(String path) {
        log.info("Remnawave webhook endpoint mapped to {}", path);
    }

    /**
     * Logs that deliveries came to the path with a slash behind it, which is another path and answered 404; once in ten seconds,
     * because anybody can cause it.
     *
     * @param path the one that was meant
     */
    public static void logTrailingSlash(String path) {
        long now = System.nanoTime();
        long last = lastTrailingSlash.get();
        if (now - last >= TRAILING_SLASH_NANOS && lastTrailingSlash.compareAndSet(last, now)) {
            log.warn(
                    "A request for {}/ was answered 404: the Remnawave webhook endpoint is {}, without a slash at its end. Correct"
                            + " WEBHOOK_URL in the .env file of the panel",
                    path,
                    path);
        }
    }

    /**
     * What a management endpoint answers: maps and lists of texts and numbers, which every codec can write.
     *
     * @param path the full one
     */
    public static Map<String, Object> describe(String path, List<ListenerDefinition> listeners, OutcomeCounts counts) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("path", path);
        report.put("listeners", listeners.stream().map(MappingReport::describe).toList());
        report.put("outcomes", counts.byName());
        return report;
    }

    private static Map<String, Object> describe(ListenerDefinition listener) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", listener.id());
        description.put("events", listener.names().isEmpty() ? List.of("*") : listener.names());
        description.put("order", listener.order());
        description.put(
                "parameters",
                listener.parameterTypes().stream().map(Class::getSimpleName).toList());
        return description;
    }
}
