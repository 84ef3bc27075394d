/**
 * A verified delivery, what makes it count once (the freshness window bounds how long a recorded one can be played back, the
 * idempotency store remembers those inside it), and what the panel is answered.
 */
@NullMarked
package io.remnawave.webhook.delivery;

import org.jspecify.annotations.NullMarked;
