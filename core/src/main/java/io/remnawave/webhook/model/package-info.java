/**
 * What a panel says, as immutable records: one view over every panel generation from 1.3.3 on.
 *
 * <p>A component that every generation sends is never null: when a payload lacks it all the same, its accessor throws
 * {@link io.remnawave.webhook.model.MissingFieldException}. A component that some generation lacks, or that may be
 * {@code null} in the database, is {@code @Nullable}; that includes lists, because "this panel does not say" and "there
 * are none" are different answers. Numbers and booleans are boxed for the same reason: compare them with
 * {@code equals}. Lists are unmodifiable.
 */
@NullMarked
package io.remnawave.webhook.model;

import org.jspecify.annotations.NullMarked;
