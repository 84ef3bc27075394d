/** The console with a receiver, a panel and a browser. */
@NullMarked
package io.remnawave.webhook.console;

import org.jspecify.annotations.NullMarked;
