/** AssertJ assertions on what a panel delivered. */
@NullMarked
package io.remnawave.webhook.testkit.assertion;

import org.jspecify.annotations.NullMarked;
