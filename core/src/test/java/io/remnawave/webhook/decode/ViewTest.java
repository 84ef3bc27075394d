package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.NodeSystemStats;
import io.remnawave.webhook.model.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event is a view over the bytes: that must not show. */
class ViewTest {
    private final EventDecoder decoder = EventDecoder.standard();

    static Stream<CorpusBody> webhooks() {
        return CorpusBody.all().stream().filter(CorpusBody::isSigned);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void givesAnEqualEventForTheBytesThatWereKept(CorpusBody body) {
        RemnawaveEvent event = decoder.decode(body.bytes());
        RemnawaveEvent asked = decoder.decode(body.bytes());
        assertThat(asked.toString()).isNotEmpty();

        RemnawaveEvent again = decoder.decode(asked.body().bytes());

        assertThat(again).isEqualTo(event).isEqualTo(asked).hasSameHashCodeAs(event);
        assertThat(again.body()).isEqualTo(event.body());
    }

    @Test
    void comparesEventsByWhatTheySayAndNotByHowItWasWritten() {
        byte[] body =
                TextBody.of("user.created", "{\"username\":\"a\\u0062c\",\"id\":\"7\",\"usedTrafficBytes\":\"5\"}");
        byte[] same = TextBody.of(
                "user.created", "{ \"userTraffic\":{\"usedTrafficBytes\":5}, \"id\":7.0, \"username\":\"abc\"}");

        assertThat(decoder.decode(same).part(User.class))
                .isEqualTo(decoder.decode(body).part(User.class));
        assertThat(decoder.decode(same)).isEqualTo(decoder.decode(body)).hasSameHashCodeAs(decoder.decode(body));
        assertThat(decoder.decode(same).body())
                .isNotEqualTo(decoder.decode(body).body());
        assertThat(decoder.decode(same))
                .isNotEqualTo(decoder.decode(TextBody.of("user.modified", "{\"username\":\"abc\",\"id\":7}")));
    }

    @Test
    void tellsTheSameToManyThreadsThatAskAtOnce() throws Exception {
        List<CorpusBody> bodies =
                webhooks().filter(body -> body.variant().equals("full")).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (CorpusBody body : bodies) {
                RemnawaveEvent event = decoder.decode(body.bytes());
                Callable<String> question = event::toString;
                List<Future<String>> answers = threads.invokeAll(List.of(question, question, question, question));
                for (Future<String> answer : answers) {
                    assertThat(answer.get())
                            .isEqualTo(decoder.decode(body.bytes()).toString());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void readsBodiesOfAllReleasesInTurnOnManyThreads() throws Exception {
        List<CorpusBody> bodies = webhooks().toList();
        List<String> expected = new ArrayList<>();
        for (CorpusBody body : bodies) {
            expected.add(decoder.decode(body.bytes()).toString());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> all = () -> bodies.stream()
                    .map(body -> decoder.decode(body.bytes()).toString())
                    .toList();
            for (Future<List<String>> told : threads.invokeAll(List.of(all, all, all, all))) {
                assertThat(told.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tellsAFieldThatDidNotComeFromOneThatCameAsNull() {
        User user = TextBody.user("\"email\":null,\"tag\":\"a\",\"tId\":\"7\",\"userTraffic\":{}");

        assertThat(user.email()).isNull();
        assertThat(user.isSent("email")).isTrue();
        assertThat(user.telegramId()).isNull();
        assertThat(user.isSent("telegramId")).isFalse();
        assertThat(user.isSent("tag")).isTrue();
        assertThat(user.isSent("id")).isTrue();
        assertThat(user.isSent("traffic")).isFalse();
        assertThat(user.isSent("lastConnectedNode")).isFalse();
        assertThat(user.traffic().isSent("used")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user.isSent("emial"))
                .withMessageStartingWith("User has no field `emial`; its fields are uuid, id, ");
    }

    @Test
    void tellsAnObjectThatCameAsNullFromOneThatDidNotCome() {
        Node lost = TextBody.node("\"system\":null,\"versions\":null");
        Node older = TextBody.node("\"xrayVersion\":\"25.1.1\"");

        assertThat(lost.isSent("system")).isTrue();
        assertThat(lost.isSent("versions")).isTrue();
        assertThat(lost.versions().xray()).isNull();
        assertThat(older.isSent("system")).isFalse();
        assertThat(older.isSent("versions")).isTrue();
        assertThat(older.versions().xray()).isEqualTo("25.1.1");
    }

    @Test
    void takesWhatALaterPanelSendsAsAnotherTypeForMissingAndNotForEmptyOrNull() {
        User user = TextBody.user("\"activeInternalSquads\":[\"6f249734-f4f2-4f9d-847c-9bfdb6974a4e\"],"
                + "\"externalSquadUuid\":17,\"tag\":null");
        User noSquad = TextBody.user("\"activeInternalSquads\":[]");

        assertThat(user.activeInternalSquads()).isNull();
        assertThat(user.isSent("activeInternalSquads")).isFalse();
        assertThat(user.isSent("externalSquadUuid")).isFalse();
        assertThat(user.isSent("tag")).isTrue();
        assertThat(noSquad.activeInternalSquads()).isEmpty();
        assertThat(noSquad.isSent("activeInternalSquads")).isTrue();
        assertThatExceptionOfType(MissingFieldException.class)
                .isThrownBy(() -> TextBody.node("\"configProfile\":{\"activeInbounds\":[\"e29c\"]}")
                        .configProfile()
                        .activeInbounds());
        assertThat(TextBody.node("\"tags\":[\"EU\",null,7]").tags()).containsExactly("EU");
    }

    @Test
    void readsNumbersOfANodeThatComeAsText() {
        NodeSystemStats stats = TextBody.node("\"system\":{\"stats\":{\"loadAvg\":[\"0.52\",1],\"uptime\":\"12.75\"}}")
                .system()
                .stats();

        assertThat(stats.loadAvg()).containsExactly(0.52, 1.0);
        assertThat(stats.uptime()).isEqualTo(Duration.ofMillis(12_750));
    }

    @Test
    void makesSmallNumbersThatComparePrimitively() {
        User user = TextBody.user("\"trafficLimitBytes\":5000,\"userTraffic\":{\"usedTrafficBytes\":5000}");

        assertThat(user.traffic().used() == user.traffic().limit()).isTrue();
        assertThatExceptionOfType(MissingFieldException.class)
                .isThrownBy(() -> user.traffic().lifetimeUsed())
                .withMessageContaining("user.userTraffic.lifetimeUsedTrafficBytes");
    }

    @Test
    void hasNoConstructorToBeCalledAndNoRecord() {
        List<Class<?>> types = new ArrayList<>(List.of(User.class, MissingFieldException.class));
        for (String scope : Scopes.all()) {
            types.add(PayloadTypes.eventType(scope));
            types.addAll(PayloadTypes.ofScope(scope));
        }

        assertThat(types).allSatisfy(type -> {
            assertThat(type.getConstructors()).isEmpty();
            assertThat(type.isRecord()).isFalse();
        });
    }

    @Test
    void keepsTextOfAnyKind() {
        String text = "\"\\ / \t\n\r\b\f é я 👨‍👩‍👧 \ud83d";
        byte[] body =
                TextBody.of("user.created", "{\"description\":\"\\\"\\\\ / \\t\\n\\r\\b\\f é я 👨‍👩‍👧 \\ud83d\"}");

        assertThat(decoder.decode(body).part(User.class).orElseThrow().description())
                .isEqualTo(text);
        assertThat(new String(decoder.decode(body).body().bytes(), UTF_8)).contains("👨‍👩‍👧");
    }
}
