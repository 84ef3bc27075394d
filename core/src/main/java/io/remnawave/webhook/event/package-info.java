/**
 * What happened: one immutable record per scope behind the sealed
 * {@link io.remnawave.webhook.event.RemnawaveEvent}, and the names the panel gives to events.
 */
@NullMarked
package io.remnawave.webhook.event;

import org.jspecify.annotations.NullMarked;
