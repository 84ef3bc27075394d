package io.remnawave.webhook.micronaut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation about Micronaut, from whichever module the tests run. */
public final class DocumentationPage {

    private DocumentationPage() {}

    public static String text() throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/micronaut.md"))) {
            directory = directory.getParent();
        }
        return Files.readString(directory.resolve("docs/micronaut.md"));
    }
}
