package io.remnawave.webhook.inbox;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.inbox.internal.execution.JdbcTransactionRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link Inbox}. Methods named {@code onDead} and {@code observer} add, all others replace. Not thread-safe; what it
 * builds is.
 */
public final class InboxBuilder {

    private static final String PREFIX = "remnawave.webhook.inbox.";
    private static final int KEY_LENGTH = 32;

    final DataSource dataSource;
    final List<InboxObserver> observers = new ArrayList<>();
    SchemaInitialization schemaInitialization = SchemaInitialization.EMBEDDED;
    RetryPolicy retries = RetryPolicy.DEFAULT;
    boolean ordersBySubject;
    int workers = 2 * Runtime.getRuntime().availableProcessors();
    Duration pollInterval = Duration.ofMillis(200);
    Duration hold = Duration.ofSeconds(45);
    int maxHeld = 512;
    Duration upgradeWindow = Duration.ofMinutes(10);
    Duration closeWait = Duration.ofSeconds(30);
    TransactionRunner transactions;
    byte @Nullable [] encryptionKey;
    boolean startsByItself = true;

    InboxBuilder(DataSource dataSource) {
        this.dataSource = dataSource;
        this.transactions = new JdbcTransactionRunner(dataSource);
    }

    /** Whether tables that are missing are created; in an embedded database alone by default. */
    public InboxBuilder initializeSchema(SchemaInitialization initialization) {
        schemaInitialization = initialization;
        return this;
    }

    /** How often and when a delivery is tried again; {@link RetryPolicy#DEFAULT} by default. */
    public InboxBuilder retries(RetryPolicy policy) {
        retries = policy;
        return this;
    }

    /**
     * Whether the deliveries of one user or node are handled one at a time, in the order of their signed timestamps, among those
     * that have arrived; off by default. One that is to be tried again holds the later ones of its subject up, a dead one does
     * not. The panel itself does not keep the order in which it sends.
     */
    public InboxBuilder orderBySubject(boolean order) {
        ordersBySubject = order;
        return this;
    }

    /**
     * How many deliveries are handled at once on this instance; twice the number of processors by default. It claims up to
     * three times as many beside these, to be next; what finds no worker within five seconds is given back to all instances.
     */
    public InboxBuilder workers(int number) {
        requirePositive(number, "workers");
        workers = number;
        return this;
    }

    /**
     * How often to look for deliveries that other instances have stored, or that are to be tried again; 200 ms by default. What
     * this instance stores is handled at once.
     */
    public InboxBuilder pollInterval(Duration interval) {
        pollInterval = requirePositive(interval, "poll-interval");
        return this;
    }

    /**
     * How long a request is held while the database is away, before it is answered 503; 45 s by default, below the usual minute of
     * a proxy.
     */
    public InboxBuilder hold(Duration hold) {
        this.hold = requirePositive(hold, "hold");
        return this;
    }

    /** How many requests are held at most; 512 by default. More are answered 503 at once. */
    public InboxBuilder maxHeld(int number) {
        requirePositive(number, "max-held");
        maxHeld = number;
        return this;
    }

    /**
     * How long a delivery is left to other instances if it was stored for a listener, or under a secret or a key, that this one
     * does not have; 10 minutes by default, since an instance has first found that. Then it is orphaned, or dead for want of the
     * key.
     */
    public InboxBuilder upgradeWindow(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException(
                    PREFIX + "upgrade-window must be zero or longer, but is " + window + ".");
        }
        upgradeWindow = window;
        return this;
    }

    /** How long closing waits for listeners that run, before it interrupts them; 30 s by default. */
    public InboxBuilder closeWait(Duration wait) {
        closeWait = requirePositive(wait, "close-wait");
        return this;
    }

    /**
     * The transactions of a framework, in which listeners run, each with its receipt. By default those listeners that take a
     * {@code java.sql.Connection} run in transactions of plain JDBC, and no others.
     */
    public InboxBuilder transactions(TransactionRunner transactions) {
        this.transactions = transactions;
        return this;
    }

    /**
     * The key that encrypts payloads in the database. By default one that is derived from the webhook secret that signed the
     * delivery.
     *
     * @param key 32 bytes, copied
     */
    public InboxBuilder encryptionKey(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException(PREFIX + "encryption-key must have " + KEY_LENGTH + " bytes, but has "
                    + key.length + ". Generate one with: openssl rand -base64 32");
        }
        encryptionKey = key.clone();
        return this;
    }

    /** Adds one that is told when a delivery is given up; see {@link InboxObserver#onDead}. */
    public InboxBuilder onDead(DeadLetterHandler handler) {
        return observer(new InboxObserver() {
            @Override
            public void onDead(Delivery delivery, @Nullable String listenerId, Throwable failure) {
                handler.handle(delivery, listenerId, failure);
            }
        });
    }

    /** Is told of a delivery that is given up. */
    @FunctionalInterface
    public interface DeadLetterHandler {

        /** See {@link InboxObserver#onDead}. */
        void handle(Delivery delivery, @Nullable String listenerId, Throwable failure);
    }

    /** Adds one that is told what becomes of deliveries. */
    public InboxBuilder observer(InboxObserver observer) {
        observers.add(observer);
        return this;
    }

    /**
     * Whether listeners run as soon as the receiver is built, as by default, or from {@link Inbox#start} on. Deliveries are stored
     * in either case.
     */
    public InboxBuilder autoStart(boolean start) {
        startsByItself = start;
        return this;
    }

    /** The inbox. Nothing is asked of the database before a receiver is built with it. */
    public Inbox build() {
        return new Inbox(this);
    }

    private static void requirePositive(int value, String property) {
        if (value < 1) {
            throw new IllegalArgumentException(PREFIX + property + " must be one or more, but is " + value + ".");
        }
    }

    private static Duration requirePositive(Duration value, String property) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(PREFIX + property + " must be longer than zero, but is " + value + ".");
        }
        return value;
    }
}
