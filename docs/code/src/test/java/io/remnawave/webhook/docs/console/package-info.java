@NullMarked
package io.remnawave.webhook.docs.console;

import org.jspecify.annotations.NullMarked;
