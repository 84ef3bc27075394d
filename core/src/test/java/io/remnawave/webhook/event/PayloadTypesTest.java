package io.remnawave.webhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.model.ApiToken;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.SubpageConfig;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.User;
import org.junit.jupiter.api.Test;

class PayloadTypesTest {

    @Test
    void haveAnEventTypeForEachScopeAndOneForAllOthers() {
        assertThat(Scopes.all().stream().map(PayloadTypes::eventType))
                .doesNotHaveDuplicates()
                .doesNotContain(UnknownEvent.class)
                .hasSameSizeAs(Scopes.all());
        assertThat(PayloadTypes.eventType("billing")).isEqualTo(UnknownEvent.class);
    }

    @Test
    void areThoseOfTheScope() {
        assertThat(PayloadTypes.ofEvent("user.frozen")).containsExactly(User.class);
        assertThat(PayloadTypes.ofEvent(EventNames.TORRENT_BLOCKER_REPORT))
                .containsExactlyInAnyOrder(Node.class, User.class, TorrentBlockerReport.class);
        assertThat(PayloadTypes.ofEvent("billing.paid")).isEmpty();
        assertThat(PayloadTypes.ofScope(Scopes.ERRORS)).isEmpty();
    }

    @Test
    void areThoseOfTheScopeWhateverTheName() {
        assertThat(PayloadTypes.ofEvent("bulk.updated", Scopes.USER)).containsExactly(User.class);
        assertThat(PayloadTypes.ofEvent(EventNames.USER_CREATED, "galaxy")).isEmpty();
        assertThat(PayloadTypes.ofEvent(EventNames.USER_CREATED, Scopes.SERVICE))
                .hasSize(3);
        assertThat(PayloadTypes.ofEvent(EventNames.SERVICE_API_TOKEN_CREATED, Scopes.NODE))
                .containsExactly(Node.class);
    }

    @Test
    void areNarrowerForServiceEventsThatAreKnown() {
        assertThat(PayloadTypes.ofEvent(EventNames.SERVICE_PANEL_STARTED)).isEmpty();
        assertThat(PayloadTypes.ofEvent(EventNames.SERVICE_LOGIN_ATTEMPT_FAILED))
                .containsExactly(LoginAttempt.class);
        assertThat(PayloadTypes.ofEvent(EventNames.SERVICE_SUBPAGE_CONFIG_CHANGED))
                .containsExactly(SubpageConfig.class);
        assertThat(PayloadTypes.ofEvent(EventNames.SERVICE_API_TOKEN_DELETED)).containsExactly(ApiToken.class);
        assertThat(PayloadTypes.ofEvent("service.renamed"))
                .containsExactlyInAnyOrder(LoginAttempt.class, SubpageConfig.class, ApiToken.class);
    }
}
