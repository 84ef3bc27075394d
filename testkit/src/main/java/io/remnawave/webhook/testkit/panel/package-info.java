/** A panel without a panel: sends signed events over real HTTP, by the rules of each release and at its worst. */
@NullMarked
package io.remnawave.webhook.testkit.panel;

import org.jspecify.annotations.NullMarked;
