package io.remnawave.webhook.micronaut;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The class path of an application that does not have all the libraries that the tests have. */
public final class ClassPath {

    private ClassPath() {}

    /**
     * A class loader of its own, without what is left out. Nobody closes it: threads of what is started in it end a while after
     * it was stopped, and load classes for that.
     */
    public static ClassLoader without(Predicate<String> leftOut) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!leftOut.test(entry)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
