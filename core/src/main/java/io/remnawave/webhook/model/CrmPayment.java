package io.remnawave.webhook.model;

import static io.remnawave.webhook.model.MissingFieldException.require;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment for a node that is due (panel 2.0.0 and later); the name of the event tells how soon.
 *
 * @param nodeName name of the node
 * @param providerName who is to be paid
 * @param loginUrl link to the console of the provider, or a link of the vendor of the panel if it has none
 * @param nextBillingAt when it is due
 */
public record CrmPayment(
        @Nullable String nodeName,
        @Nullable String providerName,
        @Nullable String loginUrl,
        @Nullable Instant nextBillingAt) {

    @Override
    public String nodeName() {
        return require(nodeName, "crm.nodeName");
    }

    @Override
    public String providerName() {
        return require(providerName, "crm.providerName");
    }

    @Override
    public String loginUrl() {
        return require(loginUrl, "crm.loginUrl");
    }

    @Override
    public Instant nextBillingAt() {
        return require(nextBillingAt, "crm.nextBillingAt");
    }
}
