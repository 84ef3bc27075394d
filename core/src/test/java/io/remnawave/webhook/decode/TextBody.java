package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;

/** Bodies that hold what a test is about and nothing else. */
final class TextBody {
    private TextBody() {}

    static byte[] of(String event, String data) {
        return ("{\"event\":\"" + event + "\",\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"data\":" + data + "}")
                .getBytes(UTF_8);
    }

    static User user(String fields) {
        return ((UserEvent) EventDecoder.standard().decode(of("user.modified", "{" + fields + "}"))).user();
    }

    static Node node(String fields) {
        return ((NodeEvent) EventDecoder.standard().decode(of("node.modified", "{" + fields + "}"))).node();
    }
}
