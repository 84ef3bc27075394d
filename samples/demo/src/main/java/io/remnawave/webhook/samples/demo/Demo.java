package io.remnawave.webhook.samples.demo;

import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts a sample, plays a panel to it, and shows what came of each delivery. Ends with 0 if all is as it must be. */
public final class Demo {

    private Demo() {}

    /**
     * Plays the whole script.
     *
     * @param args the jar of the servlet sample, and that of the sample with the inbox
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length != 2) {
            out.println("Give the jar of the servlet sample and that of the sample with the inbox.");
            System.exit(2);
        }
        boolean asExpected = run(Path.of(args[0]), out);
        out.println();
        out.println("With the inbox, on a database of its own; one to three minutes:");
        asExpected &= runInbox(Path.of(args[1]), out);
        System.exit(asExpected ? 0 : 1);
    }

    static boolean run(Path jar, PrintStream out) throws Exception {
        String secret = randomSecret();
        try (SampleProcess sample = SampleProcess.start(jar, Map.of("REMNAWAVE_WEBHOOK_SECRET", secret));
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
            return explained(asExpected, sample.output(), out);
        }
    }

    static boolean runInbox(Path jar, PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("remnawave-demo");
        try (InboxRehearsal rehearsal = new InboxRehearsal(jar, folder, randomSecret(), randomSecret())) {
            out.print(Line.HEADING);
            boolean asExpected = shown(rehearsal.withoutDatabase(), out);
            asExpected &= shown(rehearsal.killed(), out);
            return explained(asExpected, rehearsal.output(), out);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static boolean explained(boolean asExpected, List<String> output, PrintStream out) {
        if (!asExpected) {
            out.println("What the sample printed:");
            output.forEach(out::println);
        }
        return asExpected;
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
