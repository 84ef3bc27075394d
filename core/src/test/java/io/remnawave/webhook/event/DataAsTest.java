package io.remnawave.webhook.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.model.LastConnectedNode;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserStatus;
import io.remnawave.webhook.model.UserTraffic;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data as a type of the application. */
@Tag("jackson-compatibility")
class DataAsTest {

    /** The event that a later panel may send. */
    public record AbuseReport(
            Node node,
            User user,
            Map<String, Object> report,
            String backendAction,
            int strikeLevel,
            List<User> others) {}

    public record Account(String username, UserStatus status, Secret vlessUuid, Instant expireAt) {}

    private static final String ABUSE = "{'event':'abuse_blocker.report','timestamp':'2026-03-04T05:06:07.089Z',"
            + "'data':{'node':{'name':'nl1','consumptionMultiplier':1.5,'system':{'stats':{'loadAvg':[0.5,1]}}},"
            + "'user':{'id':1042,'username':'ivan','trafficLimitBytes':9223372036854776000,'vlessUuid':'s3cret',"
            + "'userTraffic':{'usedTrafficBytes':5}},'report':{'score':7,'tags':['a']},'backendAction':'initial_block',"
            + "'strikeLevel':2,'others':[{'username':'olga'}],'new':{'deep':[1]}}}";

    private static final String USER = "{'event':'user.created','timestamp':'2026-03-04T05:06:07.089Z','data':{'id':7,"
            + "'username':'ivan','trafficLimitBytes':10,'userTraffic':{'usedTrafficBytes':5}}}";

    @Test
    void bindsTheDataOfAnEventThatThisVersionDoesNotKnow() {
        AbuseReport report = event(ABUSE).dataAs(AbuseReport.class);

        assertThat(report.strikeLevel()).isEqualTo(2);
        assertThat(report.backendAction()).isEqualTo("initial_block");
        assertThat(report.report()).containsEntry("score", 7);
        assertThat(report.others()).extracting(User::username).containsExactly("olga");
    }

    @Test
    void bindsPartsThatTheModelKnows() {
        AbuseReport report = event(ABUSE).dataAs(AbuseReport.class);

        assertThat(report.node().name()).isEqualTo("nl1");
        assertThat(report.node().consumptionMultiplier()).isEqualByComparingTo("1.5");
        assertThat(report.node().system().stats().loadAvg()).containsExactly(0.5, 1.0);
        assertThat(report.user().identity().key()).isEqualTo("1042");
        assertThat(report.user().traffic().used()).isEqualTo(5);
        assertThat(report.user().traffic().limit()).isEqualTo(Long.MAX_VALUE);
        assertThat(report.user().vlessUuid().reveal()).isEqualTo("s3cret");
        assertThat(report.toString()).doesNotContain("s3cret");
    }

    @Test
    void bindsATypeThatHasParameters() {
        Object data = event(ABUSE).dataAs(new TypeReference<Map<String, Object>>() {}.getType());

        assertThat(data)
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("strikeLevel", 2);
    }

    @Test
    void bindsAnArray() {
        String body = "{'scope':'bulk','event':'bulk.users_deleted','timestamp':'2026-03-04T05:06:07.089Z',"
                + "'data':[{'id':1},{'id':2}]}";
        RemnawaveEvent event = event(body);

        for (RemnawaveEvent one : List.of(event, event(body.replace("'bulk", "'user")))) {
            assertThat(one.dataAs(new TypeReference<List<Map<String, Object>>>() {}.getType()))
                    .isEqualTo(List.of(Map.of("id", 1), Map.of("id", 2)));
            assertThat(one.data()).isEmpty();
        }
        assertThat(event.missingFields()).isEmpty();
        assertThat(event.toMaskedMap()).containsEntry("data", "****");
        assertThat(event).isEqualTo(event(body)).isNotEqualTo(event(body.replace("'id':2", "'id':3")));
    }

    @Test
    void bindsAKnownEventAnotherWay() {
        Account account = event(
                        "{'event':'user.created','data':{'username':'ivan','status':'FROZEN','vlessUuid':'s3cret',"
                                + "'expireAt':'2026-03-04T05:06:07.089Z','id':7}}")
                .dataAs(Account.class);

        assertThat(account.username()).isEqualTo("ivan");
        assertThat(account.status()).isEqualTo(UserStatus.of("FROZEN"));
        assertThat(account.vlessUuid().reveal()).isEqualTo("s3cret");
        assertThat(account.expireAt()).isEqualTo("2026-03-04T05:06:07.089Z");
    }

    @Test
    void saysWhichFieldDoesNotFitAndNothingOfWhatItHolds() {
        RemnawaveEvent event = event("{'event':'abuse_blocker.report','data':{'strikeLevel':'s3cret'}}");

        assertThatExceptionOfType(EventDataException.class)
                .isThrownBy(() -> event.dataAs(AbuseReport.class))
                .withMessage("The data of abuse_blocker.report cannot be read as " + AbuseReport.class.getName()
                        + ": its field `strikeLevel` does not fit. RemnawaveEvent.data() shows what came.")
                .withNoCause();
        assertThatExceptionOfType(EventDataException.class)
                .isThrownBy(() -> event("{'event':'a.b','data':{'others':[{'id':1},['s3cret']]}}")
                        .dataAs(AbuseReport.class))
                .withMessageContaining("its field `others[1]` does not fit")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void saysWhatIsWrongWithTheTypeItself() {
        assertThatExceptionOfType(EventDataException.class)
                .isThrownBy(() -> event(ABUSE).dataAs(Supplier.class))
                .withMessageContaining("because of the type: ");
    }

    public record Traffic(String username, UserTraffic userTraffic) {}

    @Test
    void refusesATypeThatIsNoObjectOfItsOwnAndLeavesOtherEventsAsTheyAre() {
        UserEvent before = (UserEvent) event(USER);

        for (Type type : List.of(UserTraffic.class, Traffic.class, LastConnectedNode.class)) {
            assertThatExceptionOfType(EventDataException.class)
                    .isThrownBy(() -> event(USER).dataAs(type))
                    .withMessageContaining("is no object of its own in what a panel sends");
        }
        UserEvent after = (UserEvent) event(USER);
        assertThat(after.user().traffic().limit()).isEqualTo(10);
        assertThat(after.user().traffic().used()).isEqualTo(5);
        assertThat(after).isEqualTo(before).hasToString(before.toString());
    }

    @Test
    void saysThatThereIsNoData() {
        assertThatExceptionOfType(EventDataException.class)
                .isThrownBy(() -> event("{'event':'a.b','data':null}").dataAs(AbuseReport.class))
                .withMessageContaining("no object at `data`");
    }

    private static RemnawaveEvent event(String json) {
        return EventDecoder.standard().decode(json.replace('\'', '"').getBytes(UTF_8));
    }
}
