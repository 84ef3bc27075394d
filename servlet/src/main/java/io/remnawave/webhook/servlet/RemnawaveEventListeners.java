package io.remnawave.webhook.servlet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class as one with listeners, for a container that cannot see it by itself. A class that has
 * {@link io.remnawave.webhook.listener.RemnawaveEventListener} on a method of its own needs no mark: every container finds
 * it. The mark is for a class whose listener methods are inherited, or carry that annotation through one of your own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RemnawaveEventListeners {}
