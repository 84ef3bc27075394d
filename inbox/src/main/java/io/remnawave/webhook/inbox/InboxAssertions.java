package io.remnawave.webhook.inbox;

/**
 * AssertJ's {@code assertThat} for the inbox of an application under test. Needs {@code assertj-core}.
 *
 * <pre>{@code
 * EmittedDelivery delivery = panel.emit(userExpired().username("alice"));
 * assertThat(inbox).delivery(delivery.id()).isHandled();
 * }</pre>
 */
public final class InboxAssertions {

    private InboxAssertions() {}

    /** On an inbox. */
    public static InboxAssert assertThat(Inbox actual) {
        return new InboxAssert(actual);
    }
}
