/**
 * Matchers of the endpoint for the application's own Spring Security rules, and a warning while those rules would refuse the
 * panel. Nothing is opened here: a delivery is verified by its signature, and whoever owns the rules lets it through to that.
 */
@NullMarked
package io.remnawave.webhook.spring.security;

import org.jspecify.annotations.NullMarked;
