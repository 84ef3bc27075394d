/** Records the events that reached the listeners of an application. */
@NullMarked
package io.remnawave.webhook.testkit.recorder;

import org.jspecify.annotations.NullMarked;
