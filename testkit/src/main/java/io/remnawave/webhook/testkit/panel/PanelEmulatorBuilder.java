package io.remnawave.webhook.testkit.panel;

import io.remnawave.webhook.testkit.fixture.PanelVersion;
import io.remnawave.webhook.testkit.internal.DeliveryUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Configures a {@link RemnawavePanelEmulator}. Not thread-safe; what it builds is. */
public final class PanelEmulatorBuilder {

    final List<Supplier<URI>> urls = new ArrayList<>();
    Supplier<String> secret;
    private final Map<String, String> namedSecrets = new LinkedHashMap<>();
    private Function<String, Optional<String>> otherSecrets = id -> Optional.empty();
    PanelVersion panel = PanelVersion.newest();
    Clock clock = Clock.systemUTC();
    Duration timeout = Duration.ofSeconds(30);
    AttemptListener attemptListener = (url, attempt, retryIn) -> {};
    boolean realTime;
    boolean retry = true;
    OptionalInt parallel = OptionalInt.empty();

    @Nullable
    SSLContext ssl;

    @Nullable
    Function<byte[], String> signer;

    PanelEmulatorBuilder() {
        String random = PanelSecret.random();
        secret = () -> random;
    }

    /**
     * Where to deliver. Several are possible from panel 2.2.6 on: each gets the same bytes.
     *
     * @throws IllegalArgumentException if it is no http or https URL with a host, or has a user name
     */
    public PanelEmulatorBuilder url(String url) {
        return url(DeliveryUrl.of(url));
    }

    /**
     * Where to deliver. Several are possible from panel 2.2.6 on: each gets the same bytes.
     *
     * @throws IllegalArgumentException if it is no http or https URL with a host, or has a user name
     */
    public PanelEmulatorBuilder url(URI url) {
        URI checked = DeliveryUrl.check(url);
        return url(() -> checked);
    }

    /** Where to deliver, asked for at each emission: for an application whose port is not known yet. */
    public PanelEmulatorBuilder url(Supplier<URI> url) {
        urls.add(url);
        return this;
    }

    /**
     * Where to deliver, as a panel's {@code WEBHOOK_URL} has it: several URLs are separated by commas, without blanks.
     *
     * @throws IllegalArgumentException if a panel would not start with it
     */
    public PanelEmulatorBuilder webhookUrl(String list) {
        for (String url : list.split(",", -1)) {
            if (!url.startsWith("http://") && !url.startsWith("https://")) {
                throw new IllegalArgumentException(
                        "A panel does not start with this WEBHOOK_URL: each of its URLs must start"
                                + " with http:// or https://, and \"" + url
                                + "\" does not. Write commas without blanks, and none at"
                                + " the end.");
            }
            url(url);
        }
        return this;
    }

    /**
     * The secret that signs; a random one unless told otherwise.
     *
     * @throws IllegalArgumentException if a panel would not start with it
     */
    public PanelEmulatorBuilder secret(String value) {
        String checked = PanelSecret.check(value);
        return secret(() -> checked);
    }

    /** The secret that signs, asked for at each emission. */
    public PanelEmulatorBuilder secret(Supplier<String> value) {
        secret = value;
        return this;
    }

    /**
     * Signs in the place of a secret, for one who may sign and does not know the value:
     * {@code signedWith(WebhookSecret.of(value)::sign)}.
     *
     * @param signer gives the signature of a body in lower-case hex
     */
    public PanelEmulatorBuilder signedWith(Function<byte[], String> signer) {
        this.signer = signer;
        return this;
    }

    /**
     * Another secret that the receiver knows, for {@link RemnawavePanelEmulator#signedBy}.
     *
     * @throws IllegalArgumentException if a panel would not start with it
     */
    public PanelEmulatorBuilder secret(String id, String value) {
        namedSecrets.put(id, PanelSecret.check(value));
        return this;
    }

    /** Finds other secrets by their ids, asked at each emission; empty where there is none. */
    public PanelEmulatorBuilder secretsById(Function<String, Optional<String>> secrets) {
        otherSecrets = secrets;
        return this;
    }

    NamedSecrets namedSecrets() {
        return new NamedSecrets(Map.copyOf(namedSecrets), otherSecrets);
    }

    /** The release that is emulated, its payloads and its policy; {@link PanelVersion#newest()} unless told otherwise. */
    public PanelEmulatorBuilder panel(PanelVersion version) {
        panel = version;
        return this;
    }

    /** The release that is emulated, e.g. {@code "2.8.1"}, or {@code "2.8"} for the last of that line. */
    public PanelEmulatorBuilder panel(String version) {
        return panel(PanelVersion.of(version));
    }

    /** Gives the timestamps; the system's clock by default. */
    public PanelEmulatorBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Waits between tries as long as a panel does. By default that time is virtual and passes at once. */
    public PanelEmulatorBuilder realTime() {
        realTime = true;
        return this;
    }

    /** Told of each try when it is over, e.g. to show what {@link #realTime()} is waiting for. */
    public PanelEmulatorBuilder onAttempt(AttemptListener listener) {
        attemptListener = listener;
        return this;
    }

    /** Tries once only. */
    public PanelEmulatorBuilder noRetry() {
        retry = false;
        return this;
    }

    /** How many deliveries are under way at a time, in place of the number that the release has. */
    public PanelEmulatorBuilder parallel(int deliveries) {
        if (deliveries < 1) {
            throw new IllegalArgumentException("At least one delivery must be under way, not " + deliveries + ".");
        }
        parallel = OptionalInt.of(deliveries);
        return this;
    }

    /**
     * How long one try may take, from connecting to the end of the answer, with all redirects; 30 seconds by default. What
     * {@link Faults#slowBody(Duration)} spends on purpose is not counted. A panel would wait for ever, but a test must end.
     */
    public PanelEmulatorBuilder timeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout must be positive, but is " + timeout + ".");
        }
        this.timeout = timeout;
        return this;
    }

    /** Whom to trust behind an {@code https} URL; the JDK's default unless told otherwise. */
    public PanelEmulatorBuilder ssl(SSLContext context) {
        ssl = context;
        return this;
    }

    /** An emulator that sends nothing until it is told to. */
    public RemnawavePanelEmulator build() {
        return new RemnawavePanelEmulator(this);
    }
}
