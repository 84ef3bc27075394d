@NullMarked
package io.remnawave.webhook.docs.testing;

import org.jspecify.annotations.NullMarked;
