package io.remnawave.webhook.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.Panel;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class SignatureHeaderPropertyTest {

    private final SignatureVerifier verifier = SignatureVerifier.of(Panel.SECRET);

    @Property
    void noTextButTheSignatureItselfIsAcceptedAndNoneThrows(@ForAll byte[] body, @ForAll String header) {
        assertThat(verifier.verify(body, header).isVerified()).isEqualTo(header.equals(Panel.sign(body)));
    }

    @Property
    void everyBodyIsAcceptedWithItsSignature(@ForAll byte[] body) {
        assertThat(verifier.verify(body, Panel.sign(body)).isVerified()).isTrue();
    }

    @Property
    void everyTextOfSixtyFourLowerCaseHexDigitsIsAWellFormedSignature(
            @ForAll @StringLength(64) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f') String header) {
        assertThat(verifier.verify(new byte[0], header))
                .isEqualTo(new Verification.Rejected(SignatureRejection.MISMATCH));
    }

    @Property
    void aWellFormedSignatureIsReadAsItsBytes(
            @ForAll @StringLength(64) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f') String header) {
        assertThat(HexSignature.parse(header))
                .isEqualTo(java.util.HexFormat.of().parseHex(header));
    }
}
