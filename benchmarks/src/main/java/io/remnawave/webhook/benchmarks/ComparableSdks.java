package io.remnawave.webhook.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParser;
import com.slack.api.app_backend.SlackSignature;
import com.stripe.Stripe;
import io.remnawave.webhook.decode.EventDecoder;
import io.remnawave.webhook.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What other webhook SDKs for Java take to verify and parse a body of the same size, each with a signature of its own kind.
 * Those without a model parse into a tree; Stripe and LINE read typed events of their own, in a body of the size of ours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComparableSdks {

    private static final String STRIPE_EVENT = """
            {"id":"evt_1NG8Du2eZvKYlo2CUI79vXWy","object":"event","api_version":"%s","created":1686089970,\
            "livemode":false,"pending_webhooks":1,"request":{"id":"req_1","idempotency_key":"key-1"},\
            "type":"customer.updated","data":{"object":{"id":"cus_NffrFeUfNV2Hib","object":"customer",\
            "address":{"city":"Berlin","country":"DE","line1":"Street 1","line2":null,"postal_code":"10115",\
            "state":null},"balance":0,"created":1680893993,"currency":"eur","default_source":null,\
            "delinquent":false,"description":"A plan of three months","discount":null,\
            "email":"ivan.petrov@example.com","invoice_prefix":"0759376C","livemode":false,\
            "name":"Ivan Petrov","next_invoice_sequence":1,"phone":null,"shipping":null,"tax_exempt":"none",\
            "invoice_settings":{"custom_fields":null,"default_payment_method":null,"footer":null},\
            "test_clock":null,"metadata":{"plan":"premium","devices":"5"},"preferred_locales":[""".formatted(Stripe.API_VERSION);

    private static final String LINE_MESSAGE = """
            {"type":"message","message":{"type":"text","id":"444573844083572737","quoteToken":"q3Plxr4AgKd",\
            "text":"Is my subscription still valid?"},"webhookEventId":"01G17EJCGAVV66J5WNA7ZCTF6H",\
            "deliveryContext":{"isRedelivery":false},"timestamp":1650591346705,\
            "source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"},\
            "replyToken":"01c5e2d7f2ff4b8d9a0e1b6f0d2a3c4e","mode":"active"}""";

    private final byte[] user = Bodies.named("user");
    private final String signature = Bodies.sign(user);
    private final SignatureVerifier verifier = SignatureVerifier.of(Bodies.SECRET);
    private final EventDecoder decoder = EventDecoder.standard();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Mac mac = Bodies.mac();

    private final com.svix.Webhook svix;
    private final com.standardwebhooks.Webhook standard;
    private final SlackSignature.Generator slackGenerator = new SlackSignature.Generator(Bodies.SECRET);
    private final SlackSignature.Verifier slack = new SlackSignature.Verifier(slackGenerator);
    private final LineSignatureValidator lineValidator = new LineSignatureValidator(Bodies.text(Bodies.SECRET));
    private final WebhookParser line = new WebhookParser(lineValidator);
    private final byte[] stripeBody = SizedJson.of(STRIPE_EVENT, "\"de-DE\"", "]}}}", user.length);
    private final byte[] lineBody = SizedJson.of(
            "{\"destination\":\"U0123456789abcdef0123456789abcdef\",\"events\":[", LINE_MESSAGE, "]}", user.length);
    private final String lineSignature = Base64.getEncoder().encodeToString(lineValidator.generateSignature(lineBody));

    private Map<String, List<String>> svixHeaders = Map.of();
    private Map<String, List<String>> standardHeaders = Map.of();
    private String slackTimestamp = "";
    private String slackSignature = "";
    private String stripeHeader = "";

    /** Makes those that check their secrets. */
    public ComparableSdks() {
        try {
            String base64 = Base64.getEncoder().encodeToString(Bodies.text(Bodies.SECRET));
            svix = new com.svix.Webhook(base64);
            standard = new com.standardwebhooks.Webhook(base64);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** These refuse what was signed more than five minutes ago. */
    @Setup(Level.Iteration)
    public void sign() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        String text = new String(user, StandardCharsets.UTF_8);
        svixHeaders = Map.of(
                "svix-id", List.of("msg_1"),
                "svix-timestamp", List.of(Long.toString(now)),
                "svix-signature", List.of(svix.sign("msg_1", now, text)));
        standardHeaders = Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(standard.sign("msg_1", now, text)));
        slackTimestamp = Long.toString(now);
        slackSignature = slackGenerator.generate(slackTimestamp, text);
        stripeHeader = com.stripe.net.Webhook.Signature.generateSignatureHeader(
                new String(stripeBody, StandardCharsets.UTF_8), Bodies.SECRET, now);
    }

    @Benchmark
    public byte[] baselineMac() {
        return mac.doFinal(user);
    }

    @Benchmark
    public Object ours() {
        if (!verifier.verify(user, signature).isVerified()) {
            throw new IllegalStateException("not verified");
        }
        return decoder.decode(user);
    }

    @Benchmark
    public Object svix() throws Exception {
        svix.verify(new String(user, StandardCharsets.UTF_8), svixHeaders);
        return mapper.readTree(user);
    }

    @Benchmark
    public Object standardWebhooks() throws Exception {
        standard.verify(new String(user, StandardCharsets.UTF_8), standardHeaders);
        return mapper.readTree(user);
    }

    @Benchmark
    public Object slack() throws Exception {
        if (!slack.isValid(slackTimestamp, new String(user, StandardCharsets.UTF_8), slackSignature)) {
            throw new IllegalStateException("not verified");
        }
        return mapper.readTree(user);
    }

    @Benchmark
    public Object stripe() throws Exception {
        return com.stripe.net.Webhook.constructEvent(
                        new String(stripeBody, StandardCharsets.UTF_8), stripeHeader, Bodies.SECRET, 300)
                .getDataObjectDeserializer()
                .getObject()
                .orElseThrow();
    }

    @Benchmark
    public Object line() throws Exception {
        return line.handle(lineSignature, lineBody);
    }

    /** What one writes after the panel's documentation. */
    @Benchmark
    public Object naive() throws Exception {
        Mac fresh = Mac.getInstance("HmacSHA256");
        fresh.init(new SecretKeySpec(Bodies.text(Bodies.SECRET), "HmacSHA256"));
        StringBuilder hex = new StringBuilder();
        for (byte b : fresh.doFinal(user)) {
            hex.append(String.format("%02x", b));
        }
        if (!hex.toString().equals(signature)) {
            throw new IllegalStateException("not verified");
        }
        return mapper.readTree(user);
    }
}
