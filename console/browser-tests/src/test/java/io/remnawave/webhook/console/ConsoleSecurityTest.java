package io.remnawave.webhook.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.remnawave.webhook.testkit.fixture.RemnawaveFixtures.userExpired;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.WebhookRequest;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.testkit.fixture.SignedDelivery;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class ConsoleSecurityTest {

    private final DevelopedApplication application = new DevelopedApplication();
    private final ConsoleClient client = new ConsoleClient(application.console);

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void answersWhoHasTheToken() {
        assertThat(client.get("/api/settings").status()).isEqualTo(200);
        assertThat(client.post("/api/clear", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "''", "wrong"})
    void refusesToReadAndToWriteWithoutTheToken(String token) {
        ConsoleClient stranger = client.with("X-Console-Token", token);

        assertThat(stranger.get("/api/settings").status()).isEqualTo(403);
        assertThat(stranger.get("/api/changes").status()).isEqualTo(403);
        assertThat(stranger.post("/api/clear", "{}").status()).isEqualTo(403);
    }

    @Test
    void takesTheTokenFromNoCookieAndNoQuery() {
        ConsoleClient stranger = client.with("X-Console-Token", null).with("Cookie", "token=" + application.token());

        assertThat(stranger.get("/api/settings?token=" + application.token()).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1",
                "127.0.0.1.evil.example:%d",
                "127.0.0.1:%d.evil.example",
                "localhost:1",
                "LOCALHOST:%d"
            })
    void refusesAnotherHostEvenForThePageItself(String host) {
        ConsoleClient rebound = client.with("Host", host.formatted(application.console.port()));

        assertThat(rebound.get("/").status()).isEqualTo(403);
        assertThat(rebound.get("/api/settings").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "null", "http://evil.example", "https://127.0.0.1:%d", "http://localhost:%d"})
    void refusesToWriteFromAnotherOrigin(String origin) {
        String sent = origin == null ? null : origin.formatted(application.console.port());

        assertThat(client.with("Origin", sent).post("/api/clear", "{}").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void refusesAnotherSite(String site) {
        assertThat(client.with("Sec-Fetch-Site", site).post("/api/clear", "{}").status())
                .isEqualTo(403);
        assertThat(client.with("Sec-Fetch-Site", site).get("/api/settings").status())
                .isEqualTo(403);
    }

    @Test
    void takesJsonAlone() {
        assertThat(client.with("Content-Type", "text/plain")
                        .post("/api/clear", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(client.post("/api/clear", "[]").status()).isEqualTo(400);
    }

    @Test
    void allowsNoOtherOriginAndSetsNoCookie() {
        for (String path : List.of("/", "/api/settings", "/nothing")) {
            String head = client.with("Origin", "http://evil.example")
                    .get(path)
                    .head()
                    .toLowerCase(Locale.ROOT);
            assertThat(head).doesNotContain("access-control-").doesNotContain("set-cookie");
        }
    }

    @Test
    void bindsThePageToWhatItBrings() {
        for (String path : List.of("/", "/app.js", "/api/settings", "/nothing")) {
            assertThat(client.get(path).head().lines())
                    .as(path)
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .contains(
                            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self';"
                                    + " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                                    + " frame-ancestors 'none'",
                            "x-content-type-options: nosniff",
                            "x-frame-options: deny",
                            "referrer-policy: no-referrer",
                            "cross-origin-opener-policy: same-origin",
                            "cross-origin-resource-policy: same-origin",
                            "cache-control: no-store");
        }
    }

    /** Where browsers name no port, since 80 is that of http. */
    @Test
    void answersWithoutAPortOnTheDefaultPortAndToNoOtherNameThere() {
        WebhookConsole onDefaultPort;
        try {
            onDefaultPort = WebhookConsole.builder().port(80).start();
        } catch (UncheckedIOException notFree) {
            throw new TestAbortedException("port 80 is in use, or not for this user", notFree);
        }
        try (onDefaultPort) {
            ConsoleClient there = new ConsoleClient(onDefaultPort);
            for (String name : List.of("127.0.0.1", "localhost")) {
                ConsoleClient bare = there.with("Host", name).with("Origin", "http://" + name);
                assertThat(bare.get("/").status()).as(name).isEqualTo(200);
                assertThat(bare.post("/api/clear", "{}").status()).as(name).isEqualTo(200);
                for (String origin : List.of("https://" + name, "http://" + name + ":8080", "http://evil.example")) {
                    assertThat(bare.with("Origin", origin)
                                    .post("/api/clear", "{}")
                                    .status())
                            .as(origin)
                            .isEqualTo(403);
                }
            }
            for (String host : List.of("evil.example", "evil.example:80", "localhost:443", "localhost.")) {
                assertThat(there.with("Host", host).get("/").status()).as(host).isEqualTo(403);
            }
        }
    }

    @Test
    void refusesTwoHostsAndNone() {
        ConsoleClient twice =
                client.with("Host", "127.0.0.1:%1$d\r\nHost: 127.0.0.1:%1$d".formatted(application.console.port()));

        assertThat(twice.get("/").status()).isIn(400, 403);
        assertThat(client.with("Host", null).get("/").status()).isIn(400, 403);
    }

    @Test
    void refusesTwoTokensAndTwoOrigins() {
        ConsoleClient tokens =
                client.with("X-Console-Token", application.token() + "\r\nX-Console-Token: " + application.token());
        ConsoleClient origins = client.with(
                "Origin", "http://127.0.0.1:%d\r\nOrigin: http://evil.example".formatted(application.console.port()));

        assertThat(tokens.get("/api/settings").status()).isEqualTo(403);
        assertThat(origins.post("/api/clear", "{}").status()).isEqualTo(403);
    }

    @Test
    void answersToItsTwoNamesAlone() {
        String localhost = "localhost:" + application.console.port();
        ConsoleClient named = client.with("Host", localhost).with("Origin", "http://" + localhost);

        assertThat(named.get("/").status()).isEqualTo(200);
        assertThat(named.post("/api/clear", "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/clear",
                "/api/send",
                "/api/inbox/redrive",
                "/api/inbox/drop",
                "/api/deliveries/d1/reveal",
                "/api/deliveries/d1/curl",
                "/api/deliveries/d1/powershell",
                "/api/deliveries/d1/test",
                "/api/deliveries/d1/again"
            })
    void guardsEachOfItsWrites(String path) {
        application.panel.emit(userExpired());
        Deliveries.only(client);

        assertThat(client.with("X-Console-Token", null).post(path, "{}").status())
                .isEqualTo(403);
        assertThat(client.with("Origin", "http://evil.example").post(path, "{}").status())
                .isEqualTo(403);
        assertThat(client.with("Host", "evil.example").post(path, "{}").status())
                .isEqualTo(403);
        assertThat(client.get("/api/deliveries/d1").status()).isEqualTo(200);
        assertThat(application.panel.deliveries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/settings", "/api/listeners", "/api/deliveries/d1", "/api/inbox", "/api/sample"})
    void guardsEachOfItsReads(String path) {
        application.panel.emit(userExpired());
        Deliveries.only(client);

        assertThat(client.with("X-Console-Token", null).get(path).status()).isEqualTo(403);
        assertThat(client.with("Host", "evil.example").get(path).status()).isEqualTo(403);
        assertThat(client.with("Sec-Fetch-Site", "cross-site").get(path).status())
                .isEqualTo(403);
    }

    @Test
    void keepsNoHeaderThatSignsIn() {
        SignedDelivery signed = userExpired().sign(application.secret);
        application.panel.emit(signed.withHeader("Cookie", "session=open-sesame")
                .withHeader("Authorization", "Bearer open-sesame")
                .withHeader("Proxy-Authorization", "Basic open-sesame")
                .withHeader("X-Api-Key", "open-sesame"));
        application.panel.emit(signed.withBody(new byte[] {'{', '}'}).withHeader("Cookie", "session=open-sesame"));

        for (String key : List.of("d1", "d2")) {
            assertThat(Deliveries.detail(client, key).toString()).contains("X-Remnawave-Signature");
            assertThat(client.get("/api/deliveries/" + key).body()).doesNotContain("open-sesame");
            assertThat(client.post("/api/deliveries/" + key + "/curl", "{}").body())
                    .doesNotContain("open-sesame");
        }
    }

    @Test
    void showsAllHeadersOfAnAcceptedDeliveryAndMasksWhatItDoesNotKnow() {
        SignedDelivery signed = userExpired().sign(application.secret);
        application.panel.emit(signed.withHeader("Via", "1.1 proxy.example")
                .withHeader("X-Forwarded-Proto", "https")
                .withHeader("CF-Ray", "8f00")
                .withHeader("X-Of-Tomorrow", "open-sesame")
                .withHeader("cookie", "session=open-sesame"));

        JsonNode headers =
                Deliveries.detail(client, "d1").get("attemptList").get(0).get("headers");

        signed.headers()
                .forEach((name, value) ->
                        assertThat(headers.path(name).path(0).asText()).as(name).isEqualTo(value));
        assertThat(headers.get("Via").get(0).asText()).isEqualTo("1.1 proxy.example");
        assertThat(headers.get("X-Forwarded-Proto").get(0).asText()).isEqualTo("https");
        assertThat(headers.get("CF-Ray").get(0).asText()).isEqualTo("8f00");
        assertThat(headers.get("X-of-tomorrow").get(0).asText()).isEqualTo("****");
        assertThat(headers.get("Cookie").get(0).asText()).isEqualTo("****");
    }

    @Test
    void showsTheHeadersThatAServerOnlyLetsBeLookedUp() {
        SignedDelivery signed = userExpired().sign(application.secret);
        try (WebhookConsole console = WebhookConsole.builder().start();
                WebhookReceiver receiver = WebhookReceiver.builder()
                        .secret(application.secret)
                        .observer(console.observer())
                        .on("*", RemnawaveEvent.class, event -> {})
                        .build()) {
            receiver.receive(WebhookRequest.of(
                    signed.body(),
                    name -> Optional.ofNullable(signed.headers().get(name)).stream()
                            .toList()));

            JsonNode headers = Deliveries.detail(new ConsoleClient(console), "d1")
                    .get("attemptList")
                    .get(0)
                    .get("headers");

            assertThat(headers.get("User-Agent").get(0).asText()).isEqualTo("Remnawave");
            assertThat(headers.get("X-Remnawave-Signature").get(0).asText()).isEqualTo(signed.signature());
        }
    }

    @Test
    void writesNoFileAndStartsNoProgram() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        FileOutputStream.class,
                        RandomAccessFile.class,
                        FileWriter.class,
                        Files.class,
                        FileChannel.class,
                        ProcessBuilder.class,
                        Runtime.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(WebhookConsole.class));
    }

    @Test
    void thePageHoldsNoTokenAndMakesNoMarkupOfTexts() throws IOException {
        Path page = Path.of("../src/main/resources/io/remnawave/webhook/console/page");
        Pattern markup =
                Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function");

        try (Stream<Path> files = Files.list(page)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(Files.readString(file)).as(name).doesNotContainPattern(markup);
                ConsoleClient.Answer served =
                        client.with("X-Console-Token", null).get(name.equals("index.html") ? "/" : "/" + name);
                assertThat(served.status()).as(name).isEqualTo(200);
                assertThat(served.body()).doesNotContain(application.token());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../fields.txt", "/fields.txt", "/page/index.html", "/%2e%2e/fields.txt", "//etc/passwd"})
    void servesNoOtherFile(String path) {
        assertThat(client.get(path).status()).isIn(400, 404);
    }

    @Test
    void listensOnLoopbackAlone() throws IOException {
        List<String> reachable = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()
                        && answers(new InetSocketAddress(address, application.console.port()))) {
                    reachable.add(address.toString());
                }
            }
        }
        assertThat(reachable).isEmpty();
        assertThat(answers(new InetSocketAddress("127.0.0.1", application.console.port())))
                .isTrue();
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "PROD", "Production"})
    void refusesToStartInProduction(String profile) {
        WebhookConsoleBuilder builder = WebhookConsole.builder().profiles(List.of("eu", profile));

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(profile)
                .hasMessageContaining("remnawave.webhook.console.force");
    }

    @Test
    void startsInProductionWhenForced() {
        try (WebhookConsole console =
                WebhookConsole.builder().profiles(List.of("prod")).force(true).start()) {
            assertThat(new ConsoleClient(console).get("/api/settings").status()).isEqualTo(200);
        }
    }

    @Test
    void everyStartHasAnotherToken() {
        try (WebhookConsole other = WebhookConsole.builder().start()) {
            assertThat(other.link()).doesNotContain(application.token());
        }
    }

    @Test
    void showsNoCredentialUnaskedAndOneAtATime() {
        application.panel.emit(userExpired()
                .set("data.trojanPassword", "open-sesame-1")
                .set("data.ssPassword", "open-sesame-2")
                .set("data.subscriptionUrl", "https://sub.example/open-sesame-3")
                .set("data.fieldOfTomorrow", "open-sesame-4")
                .set("data.nestedOfTomorrow", Map.of("inner", List.of("open-sesame-5"))));
        String key = Deliveries.only(client);

        String detail = client.get("/api/deliveries/" + key).body();
        assertThat(detail).doesNotContain("open-sesame").contains("data.fieldOfTomorrow");
        assertThat(client.get("/api/listeners").body()).doesNotContain("open-sesame");
        assertThat(client.post("/api/deliveries/" + key + "/test", "{}").body()).doesNotContain("open-sesame");

        ConsoleClient.Answer one = client.post("/api/deliveries/" + key + "/reveal", "{\"path\":\"data.ssPassword\"}");
        assertThat(one.json().get("json").asText()).isEqualTo("\"open-sesame-2\"");
        assertThat(client.get("/api/deliveries/" + key).body()).doesNotContain("open-sesame");
    }

    @Test
    void tellsNoSecretOfTheReceiver() {
        application.panel.emit(userExpired());
        String key = Deliveries.only(client);

        JsonNode settings = client.get("/api/settings").json();
        assertThat(settings.get("secrets").get(0).asText()).isEqualTo("default");
        for (String body : List.of(
                settings.toString(),
                client.get("/api/deliveries/" + key).body(),
                client.post("/api/deliveries/" + key + "/curl", "{}").body())) {
            assertThat(body).doesNotContain(application.secret);
        }
    }
}
