package io.remnawave.webhook.testkit.compatibility;

import static io.remnawave.webhook.testkit.compatibility.Answers.assertAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries are POSTs; whoever asks otherwise is told so. */
interface MethodCases extends CompatibilityCases {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    default void allowsPostAlone(String method) throws Exception {
        Panel panel = new Panel(serve(new Deliveries().receiver()));

        HttpResponse<String> answer =
                panel.send(panel.request(BodyPublishers.noBody()).method(method, BodyPublishers.noBody()));

        assertAnswer(answer, WebhookResponse.METHOD_NOT_ALLOWED);
    }

    /** Methods that frameworks have no name for, or a meaning of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"FOO", "PROPFIND", "CONNECT", "TRACE", "post"})
    default void refusesAMethodThatNobodyKnows(String method) throws Exception {
        Deliveries deliveries = new Deliveries();
        RunningAdapter adapter = serve(deliveries.receiver());
        try (LogLines log = new LogLines()) {
            try (RawHttp connection = new RawHttp(adapter)) {
                connection.sendHeadOf(method, "Content-Length: 0");

                RawHttp.Answer answer = connection.answer();
                Integer ofTheServer = statusesOfTheServer().get(method);
                if (ofTheServer == null) {
                    assertAnswer(answer, WebhookResponse.METHOD_NOT_ALLOWED);
                    assertThat(answer.headers()).containsEntry("allow", "POST");
                } else {
                    assertThat(answer.status()).isEqualTo(ofTheServer);
                    assertThat(answer.body()).doesNotContain("xception");
                }
            }
            assertThat(log.messagesWithAStackTrace()).isEmpty();
        }
        assertThat(deliveries.taken()).isEmpty();
    }

    @Test
    default void answersHeadWithoutABody() throws Exception {
        Panel panel = new Panel(serve(new Deliveries().receiver()));

        HttpResponse<String> answer =
                panel.send(panel.request(BodyPublishers.noBody()).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    default void refusesASignedBodyUnderAnotherMethod() throws Exception {
        Deliveries deliveries = new Deliveries();
        Panel panel = new Panel(serve(deliveries.receiver()));
        SignedBody body = SignedBody.of("alice");

        HttpResponse<String> answer =
                panel.send(panel.post(body).method("PUT", BodyPublishers.ofByteArray(body.bytes())));

        assertAnswer(answer, WebhookResponse.METHOD_NOT_ALLOWED);
        assertThat(deliveries.taken()).isEmpty();
    }
}
