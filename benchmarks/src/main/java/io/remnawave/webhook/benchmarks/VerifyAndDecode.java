package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.internal.envelope.EnvelopeReader;
import io.remnawave.webhook.internal.json.Envelope;
import io.remnawave.webhook.signature.SignatureVerifier;
import io.remnawave.webhook.signature.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The two steps that every delivery takes, beside the baselines that no implementation in Java gets below. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyAndDecode {

    /** Which body, see {@link Bodies#named}. */
    @Param({"user", "node", "large", "user-1.3", "node-1.3", "hwid", "torrent", "service", "small"})
    public String body = "";

    private final JsonFactory json = new JsonFactory();
    private final SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
    private final EventDecoder decoder = EventDecoder.standard();
    private final Mac mac = Bodies.mac();
    private final MessageDigest sha256 = sha256();
    private byte[] bytes = {};
    private String signature = "";

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void load() {
        bytes = Bodies.named(body);
        signature = Bodies.sign(bytes);
    }

    @Benchmark
    public byte[] baselineSha256() {
        return sha256.digest(bytes);
    }

    @Benchmark
    public byte[] baselineMac() {
        return mac.doFinal(bytes);
    }

    @Benchmark
    public int baselineByteWalk() {
        int sum = 0;
        for (byte b : bytes) {
            sum = 31 * sum + b;
        }
        return sum;
    }

    @Benchmark
    public int baselineTokenWalk() throws IOException {
        return walk();
    }

    @Benchmark
    public int baselineMacAndTokenWalk() throws IOException {
        return mac.doFinal(bytes)[0] + walk();
    }

    private int walk() throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
            }
        }
        return tokens;
    }

    @Benchmark
    public Verification verify() {
        return verifier.verify(bytes, signature);
    }

    @Benchmark
    public Envelope envelope() {
        return EnvelopeReader.read(bytes);
    }

    @Benchmark
    public RemnawaveEvent decode() {
        return decoder.decode(bytes);
    }

    /** A listener that reads three fields: two texts and a number of a user or a node, of any other event name and time. */
    @Benchmark
    public long decodeAndReadThree() {
        RemnawaveEvent event = decoder.decode(bytes);
        if (event instanceof UserEvent user) {
            return (long) user.user().username().length()
                    + user.user().shortUuid().length()
                    + user.user().traffic().used();
        }
        if (event instanceof NodeEvent node) {
            return (long) node.node().name().length()
                    + node.node().address().length()
                    + node.node().viewPosition();
        }
        return event.name().length() + event.occurredAt().toEpochMilli();
    }

    @Benchmark
    public RemnawaveEvent verifyAndDecode() {
        if (!verifier.verify(bytes, signature).isVerified()) {
            throw new IllegalStateException("not verified");
        }
        return decoder.decode(bytes);
    }
}
