/** Finds the listener methods of the application's beans and calls them as the compiler has prepared them. */
@NullMarked
package io.remnawave.webhook.micronaut.listener;

import org.jspecify.annotations.NullMarked;
