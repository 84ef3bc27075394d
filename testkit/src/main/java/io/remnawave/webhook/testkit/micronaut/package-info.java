/** The testkit in Micronaut's tests. Loaded only where Micronaut is. */
@NullMarked
package io.remnawave.webhook.testkit.micronaut;

import org.jspecify.annotations.NullMarked;
