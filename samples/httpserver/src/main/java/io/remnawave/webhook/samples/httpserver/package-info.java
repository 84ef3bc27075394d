/** A bot that prints what a panel sends, on nothing but the JDK's HTTP server. */
@NullMarked
package io.remnawave.webhook.samples.httpserver;

import org.jspecify.annotations.NullMarked;
