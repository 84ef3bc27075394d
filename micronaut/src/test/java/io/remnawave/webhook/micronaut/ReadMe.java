package io.remnawave.webhook.micronaut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The README of the project, from whichever module the tests run. */
public final class ReadMe {

    private ReadMe() {}

    public static String text() throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return Files.readString(directory.resolve("README.md"));
    }
}
