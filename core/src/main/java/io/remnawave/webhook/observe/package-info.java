/** What a receiver tells of its work: one call for each request, one for each call of a listener; and its meters. */
@NullMarked
package io.remnawave.webhook.observe;

import org.jspecify.annotations.NullMarked;
