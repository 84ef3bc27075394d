/** Code that the documentation shows, compiled and run. */
@NullMarked
package io.remnawave.webhook.samples.readme;

import org.jspecify.annotations.NullMarked;
