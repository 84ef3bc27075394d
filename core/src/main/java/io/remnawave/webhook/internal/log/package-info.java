/** No API: what must become of foreign texts and failures before they go to the log. */
@NullMarked
package io.remnawave.webhook.internal.log;

import org.jspecify.annotations.NullMarked;
