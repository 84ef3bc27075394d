package io.remnawave.webhook.testkit;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** Runtimes of other languages, which a machine may have or not. */
public final class Runtimes {

    private Runtimes() {}

    /** Skips the test, and says why, where a command cannot be run. */
    public static void assume(String... command) throws InterruptedException {
        Assumptions.assumeTrue(
                runs(command), () -> "skipped: there is no " + command[0] + " on this machine to compare with");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notFound) {
            return false;
        }
    }
}
