package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} with every recorded {@link PanelVersion}. In a {@link RemnawaveTest} an emulator that is
 * a parameter beside it is of that release. Where the test asks a release for an event or a field that it does not send, the
 * test is skipped for that release, and says so.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @EveryPanelVersion
 * void remindsThoseWhoNeverConnected(PanelVersion version, RemnawavePanelEmulator panel) {
 *     assertThat(panel.emit(userNotConnected())).wasAccepted();
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(EveryPanelVersionProvider.class)
@ExtendWith(SkipWhatAPanelDoesNotSend.class)
public @interface EveryPanelVersion {

    /** The oldest release wanted; empty for the oldest there is. */
    String from() default "";

    /** The newest release wanted; empty for the newest there is. */
    String to() default "";
}
