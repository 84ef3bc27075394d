/**
 * Classes of the web applications that the tests deploy, and {@link io.remnawave.webhook.servlet.apps.TakenEvents}, which they
 * share.
 */
@NullMarked
package io.remnawave.webhook.servlet.apps;

import org.jspecify.annotations.NullMarked;
