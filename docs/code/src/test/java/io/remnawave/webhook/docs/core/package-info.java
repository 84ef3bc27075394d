@NullMarked
package io.remnawave.webhook.docs.core;

import org.jspecify.annotations.NullMarked;
