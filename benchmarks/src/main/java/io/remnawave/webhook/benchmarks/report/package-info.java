/** Turns the results of runs into Markdown and a chart. */
@NullMarked
package io.remnawave.webhook.benchmarks.report;

import org.jspecify.annotations.NullMarked;
