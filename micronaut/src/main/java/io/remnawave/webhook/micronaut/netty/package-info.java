/** What Micronaut's Netty server would do with a delivery before anybody is asked. */
@NullMarked
package io.remnawave.webhook.micronaut.netty;

import org.jspecify.annotations.NullMarked;
