/** Running listeners from the database: claims, receipts, retries, dead letters. */
@NullMarked
package io.remnawave.webhook.inbox.internal.execution;

import org.jspecify.annotations.NullMarked;
