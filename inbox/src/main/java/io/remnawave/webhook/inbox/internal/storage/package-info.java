/** What is stored of a delivery, and how it is kept from strange eyes. */
@NullMarked
package io.remnawave.webhook.inbox.internal.storage;

import org.jspecify.annotations.NullMarked;
