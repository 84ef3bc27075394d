/** What several packages of the testkit need. Not exported, and no API. */
@NullMarked
package io.remnawave.webhook.testkit.internal;

import org.jspecify.annotations.NullMarked;
