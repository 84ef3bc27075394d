/** The command line: deliver, sign, verify and decode events from a terminal. Not API; the commands and exit codes are. */
@NullMarked
package io.remnawave.webhook.testkit.cli;

import org.jspecify.annotations.NullMarked;
