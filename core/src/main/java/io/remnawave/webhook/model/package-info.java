/**
 * What a panel says: one view over every panel generation from 1.3.3 on.
 *
 * <p>What every generation sends is a primitive or not null: when a body lacks it all the same, the accessor throws
 * {@link io.remnawave.webhook.model.MissingFieldException}. What some generation lacks, or what may be null in the database, is
 * {@code @Nullable}; that includes lists, because "this panel does not say" and "there are none" are different answers.
 * {@link io.remnawave.webhook.model.Aggregate#isSent} tells a field that did not come from one that came as null. Lists are
 * unmodifiable.
 *
 * <p>Every type is a final class that holds the table of its fields: for each of them the accessor, the type, where panels of
 * each generation send it, and which do. There are no constructors to be called, so later versions add fields without
 * breaking anybody. What a test needs, the testkit makes from bodies.
 */
@NullMarked
package io.remnawave.webhook.model;

import org.jspecify.annotations.NullMarked;
