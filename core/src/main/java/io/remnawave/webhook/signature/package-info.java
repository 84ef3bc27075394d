/**
 * The first stage of a delivery: was this body signed by a secret we share with a panel? Knows bytes, headers and secrets,
 * and no JSON.
 */
@NullMarked
package io.remnawave.webhook.signature;

import org.jspecify.annotations.NullMarked;
