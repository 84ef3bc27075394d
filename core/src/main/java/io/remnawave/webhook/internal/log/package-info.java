/** What must become of foreign texts and failures before they go to the log, and how often one kind of line goes there. */
@NullMarked
package io.remnawave.webhook.internal.log;

import org.jspecify.annotations.NullMarked;
