/**
 * Takes the deliveries of a Remnawave panel in a Jakarta Servlet 6 container: the servlet itself, and what finds the
 * listeners of an application and maps the servlet when the application is deployed.
 */
@NullMarked
package io.remnawave.webhook.servlet;

import org.jspecify.annotations.NullMarked;
