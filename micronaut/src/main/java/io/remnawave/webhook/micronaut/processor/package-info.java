/**
 * The compiler's part: makes listener methods executable, and refuses those that could never run. Used on the annotation
 * processor path beside Micronaut's own processor, never when the application runs.
 */
@NullMarked
package io.remnawave.webhook.micronaut.processor;

import org.jspecify.annotations.NullMarked;
