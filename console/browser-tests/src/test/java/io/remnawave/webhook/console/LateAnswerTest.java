package io.remnawave.webhook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent to an application that takes its time: a slow listener, a breakpoint. */
class LateAnswerTest {

    private static final String SEND = "{\"event\":\"user.expired\",\"release\":\"3.3.2\"}";

    private final DevelopedApplication application =
            new DevelopedApplication(receiver -> receiver, 0, console -> console.patience(Duration.ofMillis(1_500)));
    private final ConsoleClient client = new ConsoleClient(application.console);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        application.close();
    }

    @Test
    void isToldApartFromWhatArrivesNowhere() {
        application.slowness.set(4_000);
        ConsoleClient.Answer sent = client.post("/api/send", SEND);

        assertIsLate(sent);
        assertThat(Deliveries.detail(client, "d1").get("word").asText()).isEqualTo("handled");

        ConsoleClient.Answer again = client.post("/api/deliveries/d1/again", "{\"mode\":\"new\"}");

        assertIsLate(again);
        assertThat(Deliveries.detail(client, "d2").get("word").asText()).isEqualTo("handled");
    }

    private static void assertIsLate(ConsoleClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("timedOut").asBoolean()).as(answer.body()).isTrue();
        assertThat(answer.json().get("answers").get(0).asText()).startsWith("no answer");
    }

    @Test
    void isNotWhatTakesItsTimeAndIsAnswered() {
        application.slowness.set(500);

        for (ConsoleClient.Answer answer : List.of(
                client.post("/api/send", SEND), client.post("/api/deliveries/d1/again", "{\"mode\":\"new\"}"))) {
            assertThat(answer.json().get("timedOut").asBoolean()).isFalse();
            assertThat(answer.json().get("answers").get(0).asText()).isEqualTo("200 handled");
        }
    }

    @Test
    void isNotWhatFindsNobody() throws Exception {
        application.console.target("http", "127.0.0.1", 1, "/nobody");

        ConsoleClient.Answer answer = client.post("/api/send", SEND);

        assertThat(answer.json().get("timedOut").asBoolean()).as(answer.body()).isFalse();
        assertThat(answer.json().get("answers").get(0).asText()).startsWith("no answer (no connection");
    }

    @Test
    void isWaitedForByFourQuestionsAtMost() {
        try (DevelopedApplication patient = new DevelopedApplication()) {
            patient.slowness.set(6_000);
            ConsoleClient page = new ConsoleClient(patient.console);
            List<CompletableFuture<ConsoleClient.Answer>> questions = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                questions.add(CompletableFuture.supplyAsync(() -> page.post("/api/send", SEND), threads));
            }

            List<ConsoleClient.Answer> answers =
                    questions.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .extracting(ConsoleClient.Answer::status)
                    .containsExactlyInAnyOrder(200, 200, 200, 200, 503, 503);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 503)
                    .allSatisfy(answer ->
                            assertThat(answer.json().get("error").asText()).contains("4 questions wait"));
            patient.slowness.set(0);
            assertThat(page.post("/api/send", SEND).status()).isEqualTo(200);
        }
    }
}
