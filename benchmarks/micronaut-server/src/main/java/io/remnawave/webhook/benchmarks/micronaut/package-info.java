/** Micronaut under load: one application with the adapter's endpoint and a plain controller. */
@NullMarked
package io.remnawave.webhook.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
