package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.ServiceEvent;
import io.remnawave.webhook.event.UnknownEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.model.LoginAttempt;
import io.remnawave.webhook.model.MissingFieldException;
import io.remnawave.webhook.model.TorrentBlock;
import io.remnawave.webhook.model.TorrentBlockerReport;
import io.remnawave.webhook.model.TrafficLimitStrategy;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserIdentity;
import io.remnawave.webhook.model.UserStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader in Java falls over. */
class ProtocolTrapsTest {
    private final EventDecoder decoder = EventDecoder.standard();

    @ParameterizedTest
    @CsvSource({
        "107374182400,           107374182400",
        "'\"107374182400\"',     107374182400",
        "0,                      0",
        "'\"0\"',                0",
        "'\"-481516234\"',       -481516234",
        "-481516234,             -481516234",
        "9007199254740992,       9007199254740992",
        "'\"9007199254740993\"', 9007199254740993",
        "'\"9223372036854775807\"', 9223372036854775807",
        "9223372036854776000,    9223372036854775807",
        "'\"9223372036854776000\"', 9223372036854775807",
        "-9223372036854776000,   -9223372036854775808",
        "1e+21,                  9223372036854775807",
        "-1e+21,                 -9223372036854775808",
        "1.5e3,                  1500",
        "12.75,                  12",
        "1e-7,                   0",
    })
    void takesCountersOf64BitsAsTextAndAsNumbersAndSaturatesThem(String json, long bytes) {
        User user = TextBody.user("\"trafficLimitBytes\":" + json + ",\"id\":" + json + ",\"telegramId\":" + json
                + ",\"userTraffic\":{\"usedTrafficBytes\":" + json + "}");

        assertThat(user.traffic().limit()).isEqualTo(bytes);
        assertThat(user.traffic().used()).isEqualTo(bytes);
        assertThat(user.id()).isEqualTo(bytes);
        assertThat(user.telegramId()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"12a\"", "\" 12\"", "\"NaN\"", "\"-\"", "true", "{}", "[1]"})
    void takesNothingElseForACounter(String json) {
        RemnawaveEvent event = decoder.decode(TextBody.of("user.created", "{\"trafficLimitBytes\":" + json + "}"));

        assertThat(event.missingFields()).contains("data.trafficLimitBytes");
        assertThatExceptionOfType(MissingFieldException.class)
                .isThrownBy(() -> ((UserEvent) event).user().traffic().limit())
                .extracting(MissingFieldException::path)
                .isEqualTo("user.trafficLimitBytes");
    }

    @Test
    void saturatesCountersOf32Bits() {
        assertThat(TextBody.user("\"hwidDeviceLimit\":4294967296").hwidDeviceLimit())
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(TextBody.user("\"hwidDeviceLimit\":-4294967296").hwidDeviceLimit())
                .isEqualTo(Integer.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1500000000\"',  1.5",
        "1.5,               1.5",
        "1.50,              1.5",
        "'\"1000000000\"',  1",
        "1,                 1",
        "1.0,               1",
        "'\"100000000000\"', 100",
        "100,               100",
        "'\"0\"',           0",
        "0,                 0",
        "'\"1\"',           0.000000001",
        "1e-9,              0.000000001",
        "1E-9,              0.000000001",
        "'\"1234567890\"',  1.23456789",
        "1.23456789,        1.23456789",
        "'\"1.5\"',         1.5",
    })
    void readsAMultiplierOfTextInNanoUnitsAndOfANumberPlain(String json, String multiplier) {
        assertThat(TextBody.node("\"consumptionMultiplier\":" + json).consumptionMultiplier())
                .isEqualTo(new BigDecimal(multiplier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "\"1e999999999\"", "\"\"", "\"x\"", "[]"})
    void refusesAMultiplierThatNobodyCouldWriteOut(String json) {
        RemnawaveEvent event = decoder.decode(TextBody.of("node.created", "{\"consumptionMultiplier\":" + json + "}"));

        assertThat(event.missingFields()).contains("data.consumptionMultiplier");
    }

    @Test
    void readsTextAsThePanelEscapesIt() {
        String description = "\"\\ / \t\n\r\b\f \u001b \u007f \u2028 \u2029 \ufeff \u00a0 👨‍👩‍👧 𝒳 <b>&amp;'</b>";
        String json =
                "\"\\\"\\\\ / \\t\\n\\r\\b\\f \\u001b \u007f \u2028 \u2029 \ufeff \u00a0 👨‍👩‍👧 𝒳 <b>&amp;'</b>\"";

        User user = TextBody.user("\"description\":" + json);

        assertThat(user.description()).isEqualTo(description);
    }

    @Test
    void keepsNulAndALoneSurrogateOfAPassword() {
        byte[] body = TextBody.of(
                "service.login_attempt_failed", "{\"loginAttempt\":{\"password\":\"nul:\\u0000 lone:\\ud83d\"}}");
        ServiceEvent event = (ServiceEvent) decoder.decode(body);

        LoginAttempt attempt = event.part(LoginAttempt.class).orElseThrow();
        assertThat(Objects.requireNonNull(attempt.password()).reveal()).isEqualTo("nul:\u0000 lone:\ud83d");
    }

    @Test
    void takesAnUnknownEventOfAKnownScopeForOneOfIts() {
        RemnawaveEvent event = decoder.decode(TextBody.of("user.frozen", "{\"username\":\"alice\"}"));

        assertThat(event.isKnown()).isFalse();
        assertThat(event)
                .isInstanceOfSatisfying(
                        UserEvent.class,
                        frozen -> assertThat(frozen.user().username()).isEqualTo("alice"));
    }

    @Test
    void takesAnUnknownScopeForAnUnknownEvent() {
        RemnawaveEvent event = decoder.decode(TextBody.of("billing.paid", "{\"sum\":12.5,\"to\":[null,\"x\"]}"));

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.scope()).isEqualTo("billing");
        assertThat(event.isKnown()).isFalse();
        assertThat(event.missingFields()).isEmpty();
        assertThat(event.data()).containsEntry("sum", 12.5);
    }

    @Test
    void believesTheScopeMoreThanTheName() {
        byte[] body = "{\"scope\":\"node\",\"event\":\"user.created\",\"data\":{\"name\":\"nl1\"}}".getBytes(UTF_8);

        assertThat(decoder.decode(body))
                .isInstanceOfSatisfying(
                        NodeEvent.class,
                        event -> assertThat(event.node().name()).isEqualTo("nl1"));
    }

    @Test
    void keepsUnknownValuesOfOpenEnumerations() {
        User user = TextBody.user("\"status\":\"FROZEN\",\"trafficLimitStrategy\":\"YEAR\"");

        assertThat(user.status()).isEqualTo(UserStatus.of("FROZEN"));
        assertThat(user.status().isKnown()).isFalse();
        assertThat(user.traffic().limitStrategy()).isEqualTo(TrafficLimitStrategy.of("YEAR"));
    }

    @Test
    void needsNoUuidOfAUser() {
        User user = TextBody.user("\"id\":1042");

        assertThat(user.uuid()).isNull();
        assertThat(user.identity()).isEqualTo(UserIdentity.ofId(1042));
    }

    @Test
    void doesNotTakeEmptyForNull() {
        User user = TextBody.user("\"description\":\"\",\"email\":null,\"tag\":\"\"");

        assertThat(user.description()).isEmpty();
        assertThat(user.email()).isNull();
        assertThat(user.tag()).isEmpty();
        assertThat(TextBody.node("\"lastStatusMessage\":\"\"").lastStatusMessage())
                .isEmpty();
    }

    @Test
    void tellsNoDevicesFromNoLimitOfDevices() {
        assertThat(TextBody.user("\"hwidDeviceLimit\":0").hwidDeviceLimit()).isZero();
        assertThat(TextBody.user("\"hwidDeviceLimit\":null").hwidDeviceLimit()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07.089Z,      2026-03-04T05:06:07.089Z",
        "2026-03-04T05:06:07Z,          2026-03-04T05:06:07Z",
        "2026-03-04T05:06:07.123456Z,   2026-03-04T05:06:07.123456Z",
        "2026-03-04T08:06:07.089+03:00, 2026-03-04T05:06:07.089Z",
        "2026-03-04T08:06:07.089+0300,  2026-03-04T05:06:07.089Z",
        "2026-03-04T08:06:07.089+03,    2026-03-04T05:06:07.089Z",
        "2026-03-04T01:36-0330,         2026-03-04T05:06:00Z",
        "2026-03-04T05:06:07+0000,      2026-03-04T05:06:07Z",
        "2026-03-04T05:06:07.089,       2026-03-04T05:06:07.089Z",
        "2026-03-04T05:06,              2026-03-04T05:06:00Z",
    })
    void readsTheTimesOfAReportWithAnOffsetAndWithoutAZone(String text, String instant) {
        byte[] body = TextBody.of(
                "torrent_blocker.report",
                "{\"report\":{\"actionReport\":{\"willUnblockAt\":\"" + text + "\",\"processedAt\":\"" + text
                        + "\"}}}");

        TorrentBlock report = decoder.decode(body)
                .part(TorrentBlockerReport.class)
                .orElseThrow()
                .actionReport();
        assertThat(report.willUnblockAt()).isEqualTo(instant);
        assertThat(report.processedAt()).isEqualTo(instant);
    }

    @Test
    void readsFractionsThatANodeReports() {
        var stats = TextBody.node(
                        "\"system\":{\"stats\":{\"uptime\":1234567.89,\"memoryFree\":12.9,\"loadAvg\":[1,0.5]}}")
                .system()
                .stats();

        assertThat(stats.uptime()).isEqualTo(Duration.ofMillis(1_234_567_890));
        assertThat(stats.memoryFree()).isEqualTo(12);
        assertThat(stats.loadAvg()).containsExactly(1.0, 0.5);
    }

    @ParameterizedTest
    @CsvSource({"-744", "-72", "-1", "1", "744"})
    void readsTheSignOfAnExpiration(int hours) {
        byte[] body = ("{\"scope\":\"user\",\"event\":\"user.expiration\",\"timestamp\":\"2026-03-04T05:06:07.089Z\","
                        + "\"data\":{},\"meta\":{\"expiration\":" + hours + "}}")
                .getBytes(UTF_8);

        assertThat(((UserEvent) decoder.decode(body)).expirationOffset()).contains(Duration.ofHours(hours));
    }

    @Test
    void missesTheHoursOfAnExpiration() {
        RemnawaveEvent event = decoder.decode(TextBody.of("user.expiration", "{}"));

        assertThat(event.missingFields()).contains("meta.expiration");
        assertThat(((UserEvent) event).expirationOffset()).isEmpty();
    }

    @Test
    void missesThePasswordOfAFailedLoginAlone() {
        String attempt =
                "{\"loginAttempt\":{\"username\":\"a\",\"ip\":\"::1\",\"userAgent\":\"b\",\"description\":\"c\"}}";

        assertThat(decoder.decode(TextBody.of("service.login_attempt_failed", attempt))
                        .missingFields())
                .containsExactly("data.loginAttempt.password");
        assertThat(decoder.decode(TextBody.of("service.login_attempt_success", attempt))
                        .missingFields())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "service.login_attempt_failed,   data.loginAttempt",
        "service.login_attempt_success,  data.loginAttempt",
        "service.subpage_config_changed, data.subpageConfig",
        "service.api_token_created,      data.apiToken",
        "service.api_token_deleted,      data.apiToken",
    })
    void missesWhatAServiceEventIsAbout(String name, String path) {
        assertThat(decoder.decode(TextBody.of(name, "{}")).missingFields()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.panel_started", "service.renamed"})
    void missesNothingOfServiceEventsThatMayBeEmpty(String name) {
        assertThat(decoder.decode(TextBody.of(name, "{}")).missingFields()).isEmpty();
    }
}
