package io.remnawave.webhook.testkit.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.net.http.HttpResponse;

/** What an answer must look like: the status and the fixed word, and nothing that a listener or a library has written. */
final class Answers {

    private Answers() {}

    static void assertAnswer(HttpResponse<String> answer, WebhookResponse expected) {
        assertThat(answer.statusCode()).isEqualTo(expected.status());
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        expected.headers()
                .forEach((name, value) ->
                        assertThat(answer.headers().allValues(name)).containsExactly(value));
    }

    static void assertAnswer(RawHttp.Answer answer, WebhookResponse expected) {
        assertThat(answer.status()).isEqualTo(expected.status());
        assertThat(answer.body()).isEqualTo(expected.body());
    }
}
