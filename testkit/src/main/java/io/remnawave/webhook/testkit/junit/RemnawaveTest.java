package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.panel.RemnawavePanelEmulator;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the methods of a test class a {@link RemnawavePanelEmulator} as a parameter, which knows where the application under
 * test takes deliveries and which secret it has.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @RemnawaveTest
 * class SubscriptionsTest {
 *
 *     @Test
 *     void suspendsAnExpiredUser(RemnawavePanelEmulator panel) {
 *         assertThat(panel.emit(userExpired().username("alice"))).wasAccepted();
 *         assertThat(accounts.isSuspended("alice")).isTrue();
 *     }
 * }
 * }</pre>
 *
 * <p>Where the application is: at {@link #url()}; else where a {@link WebhookUrl} member says; else at the random port of
 * {@code @SpringBootTest}, or at the embedded server of {@code @MicronautTest}, each with the application's own
 * {@code remnawave.webhook.path}.
 *
 * <p>Its secret is random. A Spring test context gets it as its property {@code remnawave.webhook.secret}, unless the test's
 * own {@code properties} set one; cached contexts are shared by test classes as ever. For every other application it is the
 * system property {@code remnawave.webhook.secret} while the class runs; where test classes run in parallel, and start no
 * Spring, take it from {@link RemnawavePanelEmulator#secret()} instead. The emulator signs with the secret that a Spring or
 * Micronaut application really has.
 *
 * <p>An application that names several secrets in {@code remnawave.webhook.secrets[n]} keeps those that have a value, and
 * gets random ones for the rest, as where {@code ${EU_SECRET}} is known only to the machine it will run on. (Micronaut wants
 * a value for each.) The emulator signs with {@code remnawave.webhook.secret} or else with the first of them, and
 * {@link RemnawavePanelEmulator#signedBy signedBy("eu")} with any.
 *
 * <p>Every test gets an emulator of its own; {@code @BeforeAll} methods and constructors share one. What a failing test has
 * emitted, and how it was answered, is attached to its failure.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RemnawaveTestExtension.class)
public @interface RemnawaveTest {

    /** Where the application takes deliveries, in full; empty to find out. */
    String url() default "";

    /** The panel release that is emulated, e.g. {@code "2.8"}; empty for the newest recorded one. */
    String panel() default "";
}
