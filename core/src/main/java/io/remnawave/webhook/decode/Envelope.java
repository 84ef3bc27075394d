package io.remnawave.webhook.decode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the {@code data} of an event: enough to tell whether anybody listens to it.
 *
 * @param name the name of the event
 * @param scope its scope: as sent before {@code data} (panel 2.5.0 and later), else the name up to its first dot
 * @param timestamp the signed time at which the panel queued it; null if the body has none that can be read
 */
public record Envelope(String name, String scope, @Nullable Instant timestamp) {}
