/** Reads the name, scope and time of a body without its payload. Not API. */
@NullMarked
package io.remnawave.webhook.internal.envelope;

import org.jspecify.annotations.NullMarked;
