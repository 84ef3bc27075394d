/** Finds out why a request was refused, and tells the operator without letting noise of one kind hide another. */
@NullMarked
package io.remnawave.webhook.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
