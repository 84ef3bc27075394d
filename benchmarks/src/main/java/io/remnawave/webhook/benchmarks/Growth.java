package io.remnawave.webhook.benchmarks;

import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.signature.SignatureVerifier;
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

/** How the cost grows with the size of the body: in a straight line, or something is wrong. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Growth {

    /** Size of the body in bytes. */
    @Param({"1000", "4000", "16000", "64000", "250000", "1000000"})
    public int bytes;

    private final SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
    private final EventDecoder decoder = EventDecoder.standard();
    private final Mac mac = Bodies.mac();
    private byte[] body = {};
    private String signature = "";

    @Setup
    public void load() {
        body = SizedUser.of(bytes);
        signature = Bodies.sign(body);
    }

    @Benchmark
    public byte[] baselineMac() {
        return mac.doFinal(body);
    }

    @Benchmark
    public RemnawaveEvent verifyAndDecode() {
        if (!verifier.verify(body, signature).isVerified()) {
            throw new IllegalStateException("not verified");
        }
        return decoder.decode(body);
    }
}
