package io.remnawave.webhook.testkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A body out of a file or standard input, as bytes and never as text. */
final class BodyParameter {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file with the body; '-', the default, is standard input.")
    private String file = "-";

    byte[] read() throws IOException {
        return read(file);
    }

    static byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return System.in.readAllBytes();
        }
        Path path = Path.of(file);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is no file " + file + ".");
        }
        if (Files.isDirectory(path)) { // but a pipe is as good as a file: <(...) of a shell
            throw new IllegalArgumentException(file + " is a directory. Name the file with the body.");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e + ".", e);
        }
    }
}
