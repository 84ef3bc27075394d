/** What Micronaut's management endpoints show of the receiver. */
@NullMarked
package io.remnawave.webhook.micronaut.management;

import org.jspecify.annotations.NullMarked;
