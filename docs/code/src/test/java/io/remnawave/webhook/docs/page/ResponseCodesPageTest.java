package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.delivery.WebhookResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/response-codes.md} has each answer, in the row of its status. */
class ResponseCodesPageTest {

    @ParameterizedTest
    @EnumSource
    void hasTheAnswerInTheRowOfItsStatus(WebhookResponse response) {
        List<String> rows = Page.of("docs/response-codes.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| " + response.status() + " |"))
                .toList();

        assertThat(rows).singleElement().asString().contains("`" + response.body() + "`");
    }
}
