/** The database: which one it is, its clock, its tables. */
@NullMarked
package io.remnawave.webhook.inbox.internal.database;

import org.jspecify.annotations.NullMarked;
