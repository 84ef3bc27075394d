/** Handles admitted deliveries directly: the claim, the listeners one after the other, and what comes of it. */
@NullMarked
package io.remnawave.webhook.internal.dispatch;

import org.jspecify.annotations.NullMarked;
