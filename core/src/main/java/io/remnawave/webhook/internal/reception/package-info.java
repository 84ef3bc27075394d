/** The way of a request up to its handling: precheck, the body within its bounds, admission; and what is told of it. */
@NullMarked
package io.remnawave.webhook.internal.reception;

import org.jspecify.annotations.NullMarked;
