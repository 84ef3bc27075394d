/** What the Actuator shows of the receiver, and what it must not show. */
@NullMarked
package io.remnawave.webhook.spring.actuate;

import org.jspecify.annotations.NullMarked;
