@NullMarked
package io.remnawave.webhook.docs.httpserver;

import org.jspecify.annotations.NullMarked;
