/** Benchmarks: floors, ours and peers, to be compared within one run. */
@NullMarked
package io.remnawave.webhook.benchmarks;

import org.jspecify.annotations.NullMarked;
