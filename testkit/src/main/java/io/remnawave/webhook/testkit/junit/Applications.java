package io.remnawave.webhook.testkit.junit;

import java.lang.reflect.AnnotatedElement;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds out what kind of application a test class tests. */
final class Applications {

    /** By name, so that neither framework is loaded where the other, or none, is used. */
    private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";

    private static final String MICRONAUT = "io.micronaut.test.extensions.junit5.MicronautJunit5Extension";

    private Applications() {}

    static ApplicationUnderTest of(ExtensionContext context) {
        ApplicationUnderTest found = byFramework(context);
        Optional<URI> given = annotation(context)
                .map(RemnawaveTest::url)
                .filter(url -> !url.isEmpty())
                .map(URI::create);
        if (given.isPresent()) {
            return at(given.get(), found);
        }
        return WebhookUrlMember.find(context).map(member -> at(member, found)).orElse(found);
    }

    static Optional<RemnawaveTest> annotation(ExtensionContext context) {
        return enclosing(context.getRequiredTestClass())
                .flatMap(type -> AnnotationSupport.findAnnotation(type, RemnawaveTest.class).stream())
                .findFirst();
    }

    /** Whether Spring's test context gets the secret, so that the system property is not needed. */
    static boolean isSpring(ExtensionContext context) {
        return isExtendedWith(context, SPRING);
    }

    private static ApplicationUnderTest byFramework(ExtensionContext context) {
        if (isSpring(context)) {
            return new SpringApplicationUnderTest(context);
        }
        if (isExtendedWith(context, MICRONAUT)) {
            return new MicronautApplicationUnderTest(context);
        }
        return new ApplicationUnderTest() {
            @Override
            public URI url() {
                throw new IllegalStateException("Nothing says where the application of "
                        + context.getRequiredTestClass().getName()
                        + " takes deliveries. Give @RemnawaveTest a url, or annotate a field or a method of the test class"
                        + " with @WebhookUrl.");
            }

            @Override
            public Optional<String> secret(String id) {
                return TestSecret.propertiesOfThisProcess().named(id);
            }
        };
    }

    private static ApplicationUnderTest at(URI url, ApplicationUnderTest application) {
        return at(() -> url, application);
    }

    private static ApplicationUnderTest at(ApplicationUnderTest urlOnly, ApplicationUnderTest application) {
        return new ApplicationUnderTest() {
            @Override
            public URI url() {
                return urlOnly.url();
            }

            @Override
            public Optional<String> secret() {
                return application.secret();
            }

            @Override
            public Optional<String> secret(String id) {
                return application.secret(id);
            }
        };
    }

    private static boolean isExtendedWith(ExtensionContext context, String extension) {
        return enclosing(context.getRequiredTestClass())
                .flatMap(type ->
                        AnnotationSupport.findRepeatableAnnotations((AnnotatedElement) type, ExtendWith.class).stream())
                .flatMap(extendWith -> Stream.of(extendWith.value()))
                .anyMatch(type -> type.getName().equals(extension));
    }

    private static Stream<Class<?>> enclosing(Class<?> testClass) {
        return Stream.<Class<?>>iterate(testClass, type -> type != null, Class::getEnclosingClass);
    }
}
