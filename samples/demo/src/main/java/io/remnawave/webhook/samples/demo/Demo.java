package io.remnawave.webhook.samples.demo;

import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Starts a sample, plays a panel to it, and shows what came of each delivery. Ends with 0 if all is as it must be. */
public final class Demo {

    private Demo() {}

    /**
     * Plays the whole script.
     *
     * @param args the jar of the sample
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length != 1) {
            out.println("Give the jar of a sample.");
            System.exit(2);
        }
        System.exit(run(Path.of(args[0]), out) ? 0 : 1);
    }

    static boolean run(Path jar, PrintStream out) throws Exception {
        String secret = randomSecret();
        try (SampleProcess sample = SampleProcess.start(jar, secret);
                RemnawavePanelEmulator panel = RemnawavePanelEmulator.builder()
                        .url(sample.url())
                        .secret(secret)
                        .build()) {
            Rehearsal rehearsal = new Rehearsal(sample.url(), panel);
            boolean asExpected = true;
            out.print(Line.HEADING);
            for (Step step : Script.STEPS) {
                asExpected &= shown(rehearsal.play(step), out);
            }
            asExpected &= shown(rehearsal.get(), out);
            if (!asExpected) {
                out.println("What the sample printed:");
                sample.output().forEach(out::println);
            }
            return asExpected;
        }
    }

    private static boolean shown(Line line, PrintStream out) {
        out.print(line);
        return line.asExpected();
    }

    /** As {@code openssl rand -hex 32} makes one. */
    private static String randomSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
