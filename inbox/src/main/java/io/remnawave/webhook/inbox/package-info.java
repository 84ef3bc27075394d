/**
 * The durable inbox: stores a signed delivery in the application's database before it is acknowledged, and runs the listeners from
 * there, on any instance, until each has taken it. {@link io.remnawave.webhook.inbox.Inbox#jdbc} is the way in. Beside it the
 * idempotency store for several instances that handle deliveries without an inbox.
 */
@NullMarked
package io.remnawave.webhook.inbox;

import org.jspecify.annotations.NullMarked;
