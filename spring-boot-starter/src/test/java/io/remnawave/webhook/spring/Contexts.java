package io.remnawave.webhook.spring;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.testkit.compatibility.SignedBody;
import io.remnawave.webhook.testkit.fixture.RemnawaveFixtures;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Application contexts of a web application without a server. */
public final class Contexts {

    private Contexts() {}

    /** With the starter and a secret. */
    public static WebApplicationContextRunner withStarter() {
        return withoutSecret().withPropertyValues("remnawave.webhook.secret=" + SignedBody.SECRET);
    }

    public static WebApplicationContextRunner withoutSecret() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RemnawaveWebhookAutoConfiguration.class));
    }

    /** Delivers a {@code user.created} to the receiver of a context. */
    public static WebhookResponse deliver(BeanFactory context, String username) {
        return deliver(context, userCreated(username));
    }

    public static WebhookResponse deliver(BeanFactory context, SignedDelivery delivery) {
        return context.getBean(WebhookReceiver.class).receive(WebhookRequest.of(delivery.body(), delivery.headers()));
    }

    /** With everything that a panel sends. */
    public static SignedDelivery userCreated(String username) {
        return RemnawaveFixtures.userCreated().username(username).sign(SignedBody.SECRET);
    }
}
