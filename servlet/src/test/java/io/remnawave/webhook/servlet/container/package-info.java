/** Real servlet containers, started in the test's process. */
@NullMarked
package io.remnawave.webhook.servlet.container;

import org.jspecify.annotations.NullMarked;
