/** Meters deliveries and observes listeners where the application has Micrometer. */
@NullMarked
package io.remnawave.webhook.spring.observe;

import org.jspecify.annotations.NullMarked;
