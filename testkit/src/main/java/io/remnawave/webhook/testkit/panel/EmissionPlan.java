package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.spi.WebhookHeaders;
import io.remnawave.webhook.testkit.fixture.Fixture;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an emission is going to do. The faults of one emission change it, one after the other, on one thread; then it is
 * only read.
 */
final class EmissionPlan {

    /** Changes the event before its body is made. */
    Function<Fixture, Fixture> payload = Function.identity();

    /** How old the timestamp is; negative for the future, {@code null} to leave it as it is. */
    @Nullable
    Duration age;

    /** Changes the secret that signs. */
    Function<String, String> secret = Function.identity();

    /** Changes the body before it is signed. */
    Function<byte[], byte[]> bytes = Function.identity();

    /** Changes the request after it was signed, the same in every try. */
    Function<SignedDelivery, SignedDelivery> onTheWay = Function.identity();

    /** How long the sending of the body takes; zero for no longer than necessary. */
    Duration bodyTime = Duration.ZERO;

    /** In how many tries, from the first on, the connection ends behind the headers. */
    int cutAttempts;

    /** In how many tries, from the first on, the panel does not see the answer. */
    int lostAnswers;

    /** How often the delivery is sent. */
    int copies = 1;

    /** Whether the copies are sent at the same time, or each after the other. */
    boolean together;

    /** Whether it is sent only after the next emission. */
    boolean heldBack;

    /** Whether it is sent again after the next emission. */
    boolean sentAgainLater;

    static EmissionPlan of(Fault... faults) {
        EmissionPlan plan = new EmissionPlan();
        for (Fault fault : faults) {
            fault.applyTo(plan);
        }
        return plan;
    }

    /** @param signer signs in the place of the secret, unless a fault changes that */
    SignedDelivery sign(Fixture fixture, Instant now, String panelSecret, @Nullable Function<byte[], String> signer) {
        Fixture changed = payload.apply(age == null ? fixture : fixture.at(now.minus(age)));
        String signing = secret.apply(panelSecret);
        SignedDelivery signed = SignedDelivery.of(bytes.apply(changed.body()), signing);
        return signer == null || !signing.equals(panelSecret)
                ? signed
                : signed.withHeader(WebhookHeaders.SIGNATURE, signer.apply(signed.body()));
    }
}
