package io.remnawave.webhook.testkit.compatibility;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What is logged while this is open, from INFO. Thread-safe. */
public final class LogLines implements AutoCloseable {

    private final Logger logger;
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                events.add(event);
            }
        }
    };

    /** Of the SDK. */
    public LogLines() {
        this("io.remnawave.webhook");
    }

    /** Of everybody, the server and the framework included. */
    static LogLines ofEverybody() {
        return new LogLines(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private LogLines(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
    }

    public List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Whether a message with the text comes, within ten seconds. */
    public boolean awaitLine(String text) throws InterruptedException {
        return messagesWith(text).stream().anyMatch(message -> message.contains(text));
    }

    /**
     * All messages, as soon as one holds the text, or after ten seconds: what takes long to find out is logged behind the answer.
     */
    List<String> messagesWith(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (messages().stream().noneMatch(message -> message.contains(text)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return messages();
    }

    List<String> messagesWithAStackTrace() {
        return events.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    List<String> stackTraces() {
        return events.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(event -> ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        appender.stop();
    }
}
