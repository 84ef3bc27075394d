/** The inbox under load, beside two other ways to store a delivery in a database and to handle it from there. */
@NullMarked
package io.remnawave.webhook.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
