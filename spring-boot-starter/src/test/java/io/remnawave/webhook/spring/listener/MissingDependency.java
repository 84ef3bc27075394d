package io.remnawave.webhook.spring.listener;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads a class that cannot find another one, as where an optional dependency is not on the class path. */
final class MissingDependency extends ClassLoader {

    private final Class<?> original;
    private final Class<?> missing;

    MissingDependency(Class<?> original, Class<?> missing) {
        super(original.getClassLoader());
        this.original = original;
        this.missing = missing;
    }

    Object newInstance() throws ReflectiveOperationException {
        return loadClass(original.getName()).getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(missing.getName())) {
            throw new ClassNotFoundException(name);
        }
        return name.equals(original.getName()) ? define() : super.loadClass(name, resolve);
    }

    private Class<?> define() {
        try (InputStream file =
                original.getResourceAsStream("/" + original.getName().replace('.', '/') + ".class")) {
            byte[] bytes = file.readAllBytes();
            return defineClass(original.getName(), bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
