/** What sends events from the page of the developer console. Nothing here is to be used by applications. */
@NullMarked
package io.remnawave.webhook.testkit.console;

import org.jspecify.annotations.NullMarked;
