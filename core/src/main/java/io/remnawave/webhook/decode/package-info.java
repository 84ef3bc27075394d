/**
 * From bytes to events. No type of a JSON parser shows in a signature.
 */
@NullMarked
package io.remnawave.webhook.decode;

import org.jspecify.annotations.NullMarked;
