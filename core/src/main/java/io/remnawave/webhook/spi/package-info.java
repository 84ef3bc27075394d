/**
 * What adapters, the inbox and the console stand on: the steps of a delivery, listener definitions and their rules, and the
 * way to put another handling of deliveries in the place of the direct one. Applications need nothing of it.
 *
 * <p>A delivery passes three steps, each of which can be called alone ({@link io.remnawave.webhook.spi.DeliverySteps}):
 * precheck, before a byte of the body is read; admit, with the processor alone; handle, which may block.
 * {@link io.remnawave.webhook.spi.Exchange} is the three in a row for servers that do not give a thread to each request.
 */
@NullMarked
package io.remnawave.webhook.spi;

import org.jspecify.annotations.NullMarked;
