package io.remnawave.webhook.micronaut.processor;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What javac says of a source, with the processors that a user has: those found on the processor path. */
public record Compilation(List<Diagnostic<? extends JavaFileObject>> diagnostics) {

    public static Compilation of(Path target, String className, String source) throws IOException {
        return of(target, Map.of(className, source));
    }

    /** @param sources by the name of their class */
    static Compilation of(Path target, Map<String, String> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String classPath = System.getProperty("java.class.path");
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d", target.toString(), "-classpath", classPath, "-processorpath", classPath, "-parameters");
            List<Source> units = sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            javac.getTask(null, files, diagnostics, options, null, units).call();
        }
        return new Compilation(diagnostics.getDiagnostics());
    }

    /**
     * Compiles as for somebody who has Micronaut's own processor on the processor path, and forgot the adapter; in a process of
     * its own, because in this one javac finds the adapter whatever the path says.
     */
    public static void withoutTheAdapter(Path target, String className, String source)
            throws IOException, InterruptedException, URISyntaxException {
        Path file = Files.writeString(target.resolve(className + ".java"), source);
        Path adapter = Path.of(ListenerVisitor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String classPath = System.getProperty("java.class.path");
        String processorPath = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(adapter))
                .collect(Collectors.joining(File.pathSeparator));
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-d",
                        target.toString(),
                        "-cp",
                        classPath,
                        "-processorpath",
                        processorPath,
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (javac.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    public List<String> errors() {
        return messages(Diagnostic.Kind.ERROR);
    }

    List<String> warnings() {
        return messages(Diagnostic.Kind.WARNING);
    }

    List<String> notes() {
        return messages(Diagnostic.Kind.NOTE);
    }

    long lineOfTheFirstError() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .mapToLong(Diagnostic::getLineNumber)
                .findFirst()
                .orElseThrow();
    }

    private List<String> messages(Diagnostic.Kind kind) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
