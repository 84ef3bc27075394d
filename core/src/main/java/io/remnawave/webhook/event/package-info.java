/**
 * What happened: one type per scope behind {@link io.remnawave.webhook.event.RemnawaveEvent}, each with the table of what
 * stands in a body of its scope, and the names the panel gives to events. What a panel sends is a field, {@code @Nullable} where
 * it may be missing; what is worked out from several fields, or looked up, is an {@code Optional}.
 */
@NullMarked
package io.remnawave.webhook.event;

import org.jspecify.annotations.NullMarked;
