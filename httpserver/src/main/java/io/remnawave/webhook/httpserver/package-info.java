/** Takes deliveries in the JDK's {@code com.sun.net.httpserver}. */
@NullMarked
package io.remnawave.webhook.httpserver;

import org.jspecify.annotations.NullMarked;
