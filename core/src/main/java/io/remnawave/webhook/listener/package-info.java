/**
 * The user's side: which methods take which events, checked when the application starts, and called one after the other
 * without one's failure reaching another.
 */
@NullMarked
package io.remnawave.webhook.listener;

import org.jspecify.annotations.NullMarked;
