/**
 * The way of a request through a servlet container, for the adapters that stand on one. Needs the Jakarta Servlet API, 6.0 or
 * later; nothing else in core does.
 */
@NullMarked
package io.remnawave.webhook.spi.servlet;

import org.jspecify.annotations.NullMarked;
