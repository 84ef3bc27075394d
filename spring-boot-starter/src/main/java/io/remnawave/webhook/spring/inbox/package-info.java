/** The durable inbox in a Spring application: its beans, its transactions, and what the Actuator shows of it. */
@NullMarked
package io.remnawave.webhook.spring.inbox;

import org.jspecify.annotations.NullMarked;
