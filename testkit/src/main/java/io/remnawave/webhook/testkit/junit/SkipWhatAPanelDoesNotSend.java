package io.remnawave.webhook.testkit.junit;

import io.remnawave.webhook.testkit.fixture.NotSentByPanelException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Skips a test of {@link EveryPanelVersion} for releases that do not send what it asks for. */
final class SkipWhatAPanelDoesNotSend implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof NotSentByPanelException notSent) {
            throw new TestAbortedException(notSent.getMessage(), notSent);
        }
        throw failure;
    }
}
