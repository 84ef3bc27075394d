package io.remnawave.webhook.docs.migrating;

import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userModified;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.model.User;
import org.junit.jupiter.api.Test;

class AccountsByUserTest {

    private static final String UUID = "0e5a6a4e-3b0f-4a57-9a9b-0d6a7d2f9c11";

    @Test
    void findsAnAccountAcrossTheGenerations() {
        AccountsByUser accounts = new AccountsByUser();
        User onPanel15 =
                userModified().panel("1.5.7").set("data.uuid", UUID).toEvent().user();
        User onPanel28 = userModified()
                .panel("2.8.1")
                .set("data.uuid", UUID)
                .set("data.id", 42)
                .toEvent()
                .user();
        User onPanel33 =
                userModified().panel("3.3.2").set("data.id", 42).toEvent().user();

        String account = accounts.accountOf(onPanel15);

        assertThat(accounts.accountOf(onPanel28)).isEqualTo(account);
        assertThat(accounts.accountOf(onPanel33)).isEqualTo(account);
        assertThat(accounts.size()).isOne();
    }
}
