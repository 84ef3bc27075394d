/** The testkit in Spring's tests. Loaded only where Spring is. */
@NullMarked
package io.remnawave.webhook.testkit.spring;

import org.jspecify.annotations.NullMarked;
