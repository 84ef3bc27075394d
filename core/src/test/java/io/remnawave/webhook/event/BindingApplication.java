package io.remnawave.webhook.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.User;
import java.util.function.Supplier;

/** An application that binds data, loaded by {@link Jackson3Test} with the mappers that it is to have. */
public final class BindingApplication implements Supplier<String> {

    /** The data of an event. */
    public record Report(Node node, User user, int strikeLevel) {}

    /** As the test makes it, by its name. */
    public BindingApplication() {}

    @Override
    public String get() {
        byte[] body = ("{\"event\":\"abuse_blocker.report\",\"data\":{\"node\":{\"name\":\"nl1\"},"
                        + "\"user\":{\"id\":1042,\"vlessUuid\":\"s3cret\"},\"strikeLevel\":2,\"new\":[]}}")
                .getBytes(UTF_8);
        Report report = EventDecoder.standard().decode(body).dataAs(Report.class);
        return report.strikeLevel() + " " + report.node().name() + " "
                + report.user().identity().key() + " "
                + report.user().vlessUuid().reveal();
    }
}
