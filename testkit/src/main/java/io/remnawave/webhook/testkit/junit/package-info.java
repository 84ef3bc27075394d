/** The testkit in JUnit Jupiter: a panel as a test parameter, and a test for every panel release. */
@NullMarked
package io.remnawave.webhook.testkit.junit;

import org.jspecify.annotations.NullMarked;
