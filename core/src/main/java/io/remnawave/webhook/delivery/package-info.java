/**
 * What makes a verified delivery count once: the freshness window, which bounds how long a recorded delivery can be played
 * back, and the claim ledger, which remembers the deliveries inside it.
 */
@NullMarked
package io.remnawave.webhook.delivery;

import org.jspecify.annotations.NullMarked;
