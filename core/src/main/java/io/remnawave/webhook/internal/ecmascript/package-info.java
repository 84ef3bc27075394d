/** The text that JavaScript's {@code JSON.stringify} writes, which is what panels sign. Not API. */
@NullMarked
package io.remnawave.webhook.internal.ecmascript;

import org.jspecify.annotations.NullMarked;
