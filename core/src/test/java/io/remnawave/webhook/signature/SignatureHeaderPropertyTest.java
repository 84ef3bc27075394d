package io.remnawave.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.Panel;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules that hold for every header and body; the values are random, and the same in every run. */
class SignatureHeaderPropertyTest {

    private static final int CASES = 2_000;

    private final Random random = new Random(20_260_304);
    private final SignatureVerifier verifier = SignatureVerifier.of(Panel.SECRET);

    @Test
    void everyBodyIsAcceptedWithItsSignatureAndNoOther() {
        for (int i = 0; i < CASES; i++) {
            byte[] body = randomBody();
            assertThat(verifier.verify(body, Panel.sign(body)).isVerified()).isTrue();
            assertThat(verifier.verify(body, Panel.sign(randomBody(), "another" + Panel.SECRET)))
                    .isEqualTo(new Verification.Rejected(SignatureRejection.MISMATCH));
        }
    }

    @Test
    void noTextThatIsNotHexIsWellFormedAndNoneThrows() {
        for (int i = 0; i < CASES; i++) {
            String header = randomText();
            boolean hex = header.matches("[0-9a-f]{64}");
            assertThat(HexSignature.parse(header) != null).as(header).isEqualTo(hex);
            assertThat(verifier.verify(new byte[0], header).isVerified()).isFalse();
        }
    }

    @Test
    void oneForeignCharacterAnywhereSpoilsASignature() {
        byte[] body = randomBody();
        String signature = Panel.sign(body);
        for (int position = 0; position < signature.length(); position++) {
            for (char foreign : "gG/:@`{ AFfé\u0130\uff10\ud83d\u0000\n".toCharArray()) {
                String spoilt = signature.substring(0, position) + foreign + signature.substring(position + 1);
                assertThat(verifier.verify(body, spoilt).isVerified())
                        .as("%s at %d", (int) foreign, position)
                        .isEqualTo(spoilt.equals(signature));
            }
        }
    }

    @Test
    void aWellFormedSignatureIsReadAsItsBytes() {
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            assertThat(HexSignature.parse(HexFormat.of().formatHex(bytes))).isEqualTo(bytes);
        }
    }

    private byte[] randomBody() {
        byte[] body = new byte[random.nextInt(300)];
        random.nextBytes(body);
        return body;
    }

    /** Of a length around the right one, out of hex digits, their neighbours in ASCII, and anything. */
    private String randomText() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(130) : 64;
        int foreign = random.nextInt(3);
        for (int i = 0; i < length; i++) {
            boolean hex = foreign == 0 || random.nextInt(40) > 0;
            text.append(hex ? Character.forDigit(random.nextInt(16), 16) : (char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
