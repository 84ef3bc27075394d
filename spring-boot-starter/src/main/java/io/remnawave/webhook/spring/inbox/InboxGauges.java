package io.remnawave.webhook.spring.inbox;

import io.remnawave.webhook.inbox.Inbox;
import io.remnawave.webhook.inbox.InboxMetrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Registers the gauges of the inbox when all beans are there. */
record InboxGauges(ObjectProvider<InboxMetrics> metrics, ObjectProvider<Inbox> inbox)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        metrics.ifAvailable(known -> inbox.ifAvailable(known::bind));
    }
}
