/** The code that the documentation shows, and the tests that check the documentation. */
@NullMarked
package io.remnawave.webhook.docs;

import org.jspecify.annotations.NullMarked;
