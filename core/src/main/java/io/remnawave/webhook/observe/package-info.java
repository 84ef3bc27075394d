/** What the operator sees: an observer for metrics, and the explanation of a rejection in the log. */
@NullMarked
package io.remnawave.webhook.observe;

import org.jspecify.annotations.NullMarked;
