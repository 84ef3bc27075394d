/** Reads data as types of the application, through the jackson-databind that it brings, of Jackson 2 or 3. Not API. */
@NullMarked
package io.remnawave.webhook.internal.databind;

import org.jspecify.annotations.NullMarked;
