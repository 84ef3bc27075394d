/** An application that prints what a panel sends: one class of listeners for each family of events, and a server. */
@NullMarked
package io.remnawave.webhook.samples.servlet;

import org.jspecify.annotations.NullMarked;
