/** What runs around an application: proxies and Prometheus, as the pages configure them. */
@NullMarked
package io.remnawave.webhook.docs.operations;

import org.jspecify.annotations.NullMarked;
