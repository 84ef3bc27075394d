/** Benchmarks: baselines, ours and comparable SDKs, to be compared within one run. */
@NullMarked
package io.remnawave.webhook.benchmarks;

import org.jspecify.annotations.NullMarked;
