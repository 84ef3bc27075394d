package io.remnawave.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.remnawave.webhook.Panel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVerifierTest {

    private static final byte[] BODY =
            "{\"event\":\"user.expired\",\"data\":{\"username\":\"алиса 🚀\"}}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = Panel.sign(BODY);

    private final SignatureVerifier verifier = SignatureVerifier.of(Panel.SECRET);

    @Test
    void acceptsWhatThePanelSigned() {
        assertThat(verifier.verify(BODY, SIGNATURE)).isEqualTo(new Verification.Verified("default", SIGNATURE));
    }

    @Test
    void acceptsAnEmptyBodyThatIsSigned() {
        assertThat(verifier.verify(new byte[0], Panel.sign(new byte[0])).isVerified())
                .isTrue();
    }

    @Test
    void rejectsEveryFlippedBitOfTheBody() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifier.verify(changed, SIGNATURE))
                    .as("bit %d", bit)
                    .isEqualTo(new Verification.Rejected(SignatureRejection.MISMATCH));
        }
    }

    @Test
    void rejectsEveryFlippedBitOfTheSignature() {
        for (int bit = 0; bit < 64 * 8; bit++) {
            char[] changed = SIGNATURE.toCharArray();
            changed[bit / 8] ^= (char) (1 << bit % 8);
            assertThat(verifier.verify(BODY, new String(changed)).isVerified())
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void rejectsTheSignatureOfAnotherSecret() {
        assertThat(verifier.verify(BODY, Panel.sign(BODY, "another-secret-of-at-least-32-characters")))
                .isEqualTo(new Verification.Rejected(SignatureRejection.MISMATCH));
    }

    static List<Arguments> headersThatAreNoSignature() {
        String upper = SIGNATURE.toUpperCase(Locale.ROOT);
        return List.of(
                Arguments.of("", SignatureRejection.HEADER_EMPTY),
                Arguments.of(" ", SignatureRejection.BLANKS),
                Arguments.of(" " + SIGNATURE, SignatureRejection.BLANKS),
                Arguments.of(SIGNATURE + "\n", SignatureRejection.BLANKS),
                Arguments.of("sha256=" + SIGNATURE, SignatureRejection.PREFIXED),
                Arguments.of("SHA256=" + SIGNATURE, SignatureRejection.PREFIXED),
                Arguments.of(upper, SignatureRejection.UPPER_CASE),
                Arguments.of(SIGNATURE.substring(1), SignatureRejection.WRONG_LENGTH),
                Arguments.of(SIGNATURE + "0", SignatureRejection.WRONG_LENGTH),
                Arguments.of(SIGNATURE + "," + SIGNATURE, SignatureRejection.WRONG_LENGTH),
                Arguments.of("0".repeat(1_000_000), SignatureRejection.WRONG_LENGTH),
                Arguments.of("g" + SIGNATURE.substring(1), SignatureRejection.NOT_HEX),
                Arguments.of("é" + SIGNATURE.substring(1), SignatureRejection.NOT_HEX),
                Arguments.of("٠".repeat(64), SignatureRejection.NOT_HEX),
                Arguments.of("０" + SIGNATURE.substring(1), SignatureRejection.NOT_HEX),
                Arguments.of("\0".repeat(64), SignatureRejection.NOT_HEX));
    }

    @ParameterizedTest
    @MethodSource("headersThatAreNoSignature")
    void saysWhyAHeaderIsNoSignature(String header, SignatureRejection reason) {
        assertThat(verifier.verify(BODY, header)).isEqualTo(new Verification.Rejected(reason));
    }

    @Test
    void takesSixtyFourZerosForASignatureThatDoesNotMatch() {
        assertThat(verifier.verify(BODY, "0".repeat(64)))
                .isEqualTo(new Verification.Rejected(SignatureRejection.MISMATCH));
    }

    @Test
    void rejectsAMissingHeader() {
        assertThat(verifier.verify(BODY, (String) null))
                .isEqualTo(new Verification.Rejected(SignatureRejection.HEADER_MISSING));
        assertThat(verifier.verify(BODY, List.of()))
                .isEqualTo(new Verification.Rejected(SignatureRejection.HEADER_MISSING));
    }

    @Test
    void rejectsARepeatedHeaderEvenWhenBothAreRight() {
        assertThat(verifier.verify(BODY, List.of(SIGNATURE, SIGNATURE)))
                .isEqualTo(new Verification.Rejected(SignatureRejection.HEADER_REPEATED));
    }

    @Test
    void tellsWhichOfSeveralSecretsMatched() {
        SignatureVerifier both = SignatureVerifier.of(List.of(
                WebhookSecret.of("old", "the-old-secret-of-32-characters-or-more"),
                WebhookSecret.of("new", Panel.SECRET)));

        assertThat(both.verify(BODY, SIGNATURE)).isEqualTo(new Verification.Verified("new", SIGNATURE));
    }

    @Test
    void followsSecretsThatChangeAtRunTime() {
        AtomicReference<List<WebhookSecret>> secrets =
                new AtomicReference<>(List.of(WebhookSecret.of("before-the-rotation-32-characters-long")));
        SignatureVerifier rotating = SignatureVerifier.of(secrets::get);
        assertThat(rotating.verify(BODY, SIGNATURE).isVerified()).isFalse();

        secrets.set(List.of(WebhookSecret.of(Panel.SECRET)));

        assertThat(rotating.verify(BODY, SIGNATURE).isVerified()).isTrue();
    }

    @Test
    void refusesToStartWithoutASecret() {
        assertThatThrownBy(() -> SignatureVerifier.of(List.of()))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("WEBHOOK_SECRET_HEADER");
    }

    @Test
    void refusesTwoSecretsOfOneId() {
        assertThatThrownBy(() -> SignatureVerifier.of(
                        List.of(WebhookSecret.of("a", Panel.SECRET), WebhookSecret.of("a", Panel.SECRET + "2"))))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessageContaining("share the id 'a'");
    }

    @Test
    void verifiesForManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                byte[] body = ("body " + i).getBytes(StandardCharsets.UTF_8);
                String right = Panel.sign(body);
                boolean genuine = i % 2 == 0;
                String header = genuine ? right : Panel.sign(BODY);
                calls.add(() -> verifier.verify(body, header).isVerified() == genuine);
            }
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
