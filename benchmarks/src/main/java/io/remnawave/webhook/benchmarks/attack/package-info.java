/** What a stranger can do to a running receiver, with bounded numbers and within a bounded time. */
@NullMarked
package io.remnawave.webhook.benchmarks.attack;

import org.jspecify.annotations.NullMarked;
