package io.remnawave.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.decode.EventDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdentityTest {
    private static final UUID A_UUID = UUID.fromString("34298b77-9816-4a2e-afa9-7cc08b4be745");

    @Test
    void matchesAcrossTheGenerationsThatShareAKey() {
        UserIdentity byUuid = identity("1.5.7");
        UserIdentity byBoth = identity("2.5.7");
        UserIdentity byNumber = identity("3.3.2");

        assertThat(byBoth.matches(byUuid)).isTrue();
        assertThat(byUuid.matches(byBoth)).isTrue();
        assertThat(byBoth.matches(byNumber)).isTrue();
        assertThat(byNumber.matches(byBoth)).isTrue();
        assertThat(byNumber.matches(byUuid)).isFalse();
        assertThat(byUuid.matches(byNumber)).isFalse();
        assertThat(byUuid).isEqualTo(UserIdentity.ofUuid(A_UUID)).isNotEqualTo(byBoth);
        assertThat(byNumber).isEqualTo(UserIdentity.ofId(1042)).hasSameHashCodeAs(UserIdentity.ofId(1042));
    }

    @Test
    void believesTheNumberWhereBothHaveOne() {
        assertThat(identity("2.5.7").matches(UserIdentity.ofId(1043))).isFalse();
    }

    @Test
    void movesAStoreOfOldKeysToTheNumber() {
        Map<String, String> accounts = new HashMap<>(Map.of(A_UUID.toString(), "ivan"));

        for (String panel : new String[] {"1.5.7", "2.5.7", "3.3.2"}) {
            UserIdentity identity = identity(panel);
            for (String key : identity.keys()) {
                String account = accounts.remove(key);
                if (account != null) {
                    accounts.put(identity.key(), account);
                }
            }
        }

        assertThat(accounts).containsExactly(Map.entry("1042", "ivan"));
    }

    @Test
    void isReadFromItsKey() throws Exception {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(UserIdentity.parse("1042")).isEqualTo(UserIdentity.ofId(1042));
        assertThat(UserIdentity.parse("-7")).isEqualTo(UserIdentity.ofId(-7));
        assertThat(UserIdentity.parse(A_UUID.toString())).isEqualTo(UserIdentity.ofUuid(A_UUID));
        assertThat(UserIdentity.ofId(1042)).hasToString("1042");
        assertThat(mapper.readValue(mapper.writeValueAsString(UserIdentity.ofId(1042)), UserIdentity.class))
                .isEqualTo(UserIdentity.ofId(1042));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "12x", "1-2", "34298b77-9816"})
    void isNotReadFromOtherText(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserIdentity.parse(key))
                .withMessageContaining("whole number");
    }

    private static UserIdentity identity(String panel) {
        return CorpusBody.all().stream()
                .filter(body -> body.path().equals(panel + "/user.modified.json"))
                .map(body -> EventDecoder.standard().decode(body.bytes()))
                .flatMap(event -> event.part(User.class).stream())
                .findFirst()
                .orElseThrow()
                .identity();
    }
}
