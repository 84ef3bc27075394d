/**
 * WireMock on both sides: a stubbed panel API that also delivers the events its calls cause, and a stubbed receiver that
 * tells which deliveries are signed. Needs {@code org.wiremock:wiremock} 3.
 */
@NullMarked
package io.remnawave.webhook.testkit.wiremock;

import org.jspecify.annotations.NullMarked;
