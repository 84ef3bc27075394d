/** Plays a panel to a running sample, delivery by delivery, and checks both ends: the answer and what the listeners saw. */
@NullMarked
package io.remnawave.webhook.samples.demo;

import org.jspecify.annotations.NullMarked;
