/**
 * From bytes to events. It is the only package that knows a JSON parser, and none of its types shows in a signature.
 */
@NullMarked
package io.remnawave.webhook.decode;

import org.jspecify.annotations.NullMarked;
