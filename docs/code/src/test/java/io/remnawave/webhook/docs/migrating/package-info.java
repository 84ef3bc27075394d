@NullMarked
package io.remnawave.webhook.docs.migrating;

import org.jspecify.annotations.NullMarked;
