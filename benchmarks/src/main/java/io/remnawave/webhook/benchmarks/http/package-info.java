/** Whole HTTP requests on loopback: servers with and without this library, and the load that another process puts on them. */
@NullMarked
package io.remnawave.webhook.benchmarks.http;

import org.jspecify.annotations.NullMarked;
