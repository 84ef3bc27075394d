/**
 * Reads bodies: a pass that checks a body and notes where each field stands, and the tables that say which fields there
 * are. Not API.
 */
@NullMarked
package io.remnawave.webhook.internal.json;

import org.jspecify.annotations.NullMarked;
