/** Lets Spring Modulith's registry of event publications keep the events of a panel. */
@NullMarked
package io.remnawave.webhook.spring.modulith;

import org.jspecify.annotations.NullMarked;
