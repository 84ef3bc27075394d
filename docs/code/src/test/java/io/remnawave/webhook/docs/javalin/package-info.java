@NullMarked
package io.remnawave.webhook.docs.javalin;

import org.jspecify.annotations.NullMarked;
