/** Finds the listener methods of the application's beans and calls them on those beans, through whatever proxy they have. */
@NullMarked
package io.remnawave.webhook.spring.listener;

import org.jspecify.annotations.NullMarked;
