package io.remnawave.webhook.micronaut.processor;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * What the {@link FactoryVisitor} puts on a factory's method or field of a type that has no listeners, and may have subclasses
 * that do: only the bean shows that. Nothing for an application to write.
 */
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenType {}
