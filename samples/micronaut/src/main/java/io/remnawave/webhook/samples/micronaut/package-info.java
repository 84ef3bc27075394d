/** An application that prints what a panel sends, on Micronaut. */
@NullMarked
package io.remnawave.webhook.samples.micronaut;

import org.jspecify.annotations.NullMarked;
