package io.remnawave.webhook.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where the application under a {@link RemnawaveTest} takes deliveries: a field, or a method without parameters, of type
 * {@code String} or {@code URI}. It is asked at each emission, so the application may start in {@code @BeforeAll} or in the
 * test itself. Only a static one serves emulators of {@code @BeforeAll} methods.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WebhookUrl {}
