package io.remnawave.webhook.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.corpus.CorpusBody;
import io.remnawave.webhook.event.NodeEvent;
import io.remnawave.webhook.event.RemnawaveEvent;
import io.remnawave.webhook.event.TorrentBlockerEvent;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.event.UserHwidDeviceEvent;
import io.remnawave.webhook.model.ConfigProfile;
import io.remnawave.webhook.model.HwidDevice;
import io.remnawave.webhook.model.Inbound;
import io.remnawave.webhook.model.InternalSquad;
import io.remnawave.webhook.model.LastConnectedNode;
import io.remnawave.webhook.model.Node;
import io.remnawave.webhook.model.RawInbound;
import io.remnawave.webhook.model.Secret;
import io.remnawave.webhook.model.TrafficLimitStrategy;
import io.remnawave.webhook.model.User;
import io.remnawave.webhook.model.UserStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded bodies of all panels tell of one made-up user and one made-up node: so must the model. */
class GenerationsTest {
    private final EventDecoder decoder = EventDecoder.standard();

    @ParameterizedTest
    @ValueSource(strings = {"1.3.3", "1.5.7", "2.0.8", "2.3.2", "2.5.7", "2.7.4", "2.8.1", "3.3.2"})
    void tellTheSameOfAUser(String panel) {
        User user = ((UserEvent) decode(panel, "user.modified")).user();

        assertThat(user.shortUuid()).isEqualTo("4xstbpPm3SsxV6e8");
        assertThat(user.username()).isEqualTo("ivan_petrov-77");
        assertThat(user.status()).isSameAs(UserStatus.ACTIVE);
        assertThat(user.expireAt()).isEqualTo("2026-04-01T00:00:00.000Z");
        assertThat(user.description()).isEqualTo("Оплачено до марта — тариф «Премиум» 🚀, ref #A-1042");
        assertThat(user.onlineAt()).isEqualTo("2026-03-04T05:00:59.900Z");
        assertThat(user.subRevokedAt()).isEqualTo("2026-01-15T12:00:00.120Z");
        assertThat(user.createdAt()).isEqualTo("2025-11-01T10:20:30.400Z");
        assertThat(user.updatedAt()).isEqualTo("2026-03-04T05:06:07.050Z");
        assertThat(user.trojanPassword()).isEqualTo(Secret.of("N2VhhihXqQyvhkZWT2g3Q2SkuZfqGk"));
        assertThat(user.vlessUuid()).isEqualTo(Secret.of("905e4854-7dc1-459f-b04b-7fd58ae2b031"));
        assertThat(user.ssPassword()).isEqualTo(Secret.of("WUCpezZPgRzfwWUdMDuUDJRn2RWyqL"));
        Integer threshold = since(panel, "1.6.3") ? 50 : null;
        assertThat(user.traffic().used()).isEqualTo(53_687_091_213L);
        assertThat(user.traffic().lifetimeUsed()).isEqualTo(1_649_267_441_664L);
        assertThat(user.traffic().limit()).isEqualTo(107_374_182_400L);
        assertThat(user.traffic().limitStrategy()).isSameAs(TrafficLimitStrategy.MONTH);
        assertThat(user.traffic().lastResetAt()).isEqualTo("2026-03-01T00:05:00.000Z");
        assertThat(user.traffic().lastTriggeredThreshold()).isEqualTo(threshold);
        assertThat(user.telegramId()).isEqualTo(since(panel, "1.4.0") ? 481_516_234L : null);
        assertThat(user.email()).isEqualTo(since(panel, "1.4.0") ? "ivan.petrov@example.com" : null);
        assertThat(user.hwidDeviceLimit()).isEqualTo(since(panel, "1.5.6") ? 5 : null);
        assertThat(user.tag()).isEqualTo(since(panel, "1.6.0") ? "PREMIUM" : null);
        assertThat(user.firstConnectedAt())
                .isEqualTo(since(panel, "1.6.3") ? Instant.parse("2025-11-05T08:09:10.011Z") : null);
        assertThat(user.subscriptionUrl())
                .isEqualTo(
                        since(panel, "2.3.0") ? Secret.of("https://sub.example.com/api/sub/4xstbpPm3SsxV6e8") : null);
        assertThat(user.subLastUserAgent()).isEqualTo(since(panel, "2.7.0") ? null : "v2rayNG/1.9.33");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3.3, 34298b77-9816-4a2e-afa9-7cc08b4be745, ,     34298b77-9816-4a2e-afa9-7cc08b4be745",
        "1.5.7, 34298b77-9816-4a2e-afa9-7cc08b4be745, ,     34298b77-9816-4a2e-afa9-7cc08b4be745",
        "2.0.8, 34298b77-9816-4a2e-afa9-7cc08b4be745, ,     34298b77-9816-4a2e-afa9-7cc08b4be745",
        "2.3.2, 34298b77-9816-4a2e-afa9-7cc08b4be745, 1042, 1042",
        "3.3.2,                                     , 1042, 1042",
    })
    void identifyAUserByTheKeyTheyHave(String panel, UUID uuid, Long id, String identity) {
        User user = ((UserEvent) decode(panel, "user.modified")).user();

        assertThat(user.uuid()).isEqualTo(uuid);
        assertThat(user.id()).isEqualTo(id);
        assertThat(user.identity().key()).isEqualTo(identity);
    }

    @Test
    void leakTheNumberOfAUserBeforeTheyNameIt() {
        User user = ((UserHwidDeviceEvent) decode("2.3.2", "user_hwid_devices.added")).user();

        assertThat(user.id()).isEqualTo(1042);
        assertThat(user.identity().key()).isEqualTo("1042");
        assertThat(user.subscriptionUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1.5.7, ,", "2.0.8, Амстердам-1 🇳🇱, 2026-03-04T05:00:59.900Z", "2.3.2, ,", "3.3.2, ,"})
    void tellTheLastNodeOfAUserAsFarAsTheyKnowIt(String panel, String name, Instant connectedAt) {
        LastConnectedNode node =
                ((UserEvent) decode(panel, "user.modified")).user().lastConnectedNode();

        if (since(panel, "1.6.10")) {
            assertThat(Objects.requireNonNull(node).uuid()).hasToString("e0f41955-844a-49f2-bdc9-51265cdf9a21");
            assertThat(node.name()).isEqualTo(name);
            assertThat(node.countryCode()).isNull();
            assertThat(node.connectedAt()).isEqualTo(connectedAt);
        } else {
            assertThat(node).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.3", "1.5.7", "2.0.8", "2.3.2", "2.5.7", "2.7.4", "2.8.1", "3.3.2"})
    void tellWhatAUserMayUse(String panel) {
        User user = ((UserEvent) decode(panel, "user.modified")).user();

        if (since(panel, "2.0.0")) {
            assertThat(user.activeInternalSquads())
                    .extracting(InternalSquad::name)
                    .containsExactly("Default-Squad", "Premium_EU");
            assertThat(user.activeUserInbounds()).isNull();
        } else {
            assertThat(user.activeInternalSquads()).isNull();
            assertThat(user.activeUserInbounds())
                    .extracting(Inbound::tag)
                    .containsExactly("VLESS_TCP_REALITY", "Shadowsocks");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.3", "1.5.7", "2.0.8", "2.3.2", "2.5.7", "2.7.4", "2.8.1", "3.3.2"})
    void tellTheSameOfANode(String panel) {
        Node node = ((NodeEvent) decode(panel, "node.modified")).node();

        assertThat(node.name()).isEqualTo("Амстердам-1 🇳🇱");
        assertThat(node.address()).isEqualTo("nl1.example.com");
        assertThat(node.port()).isEqualTo(2222);
        assertThat(node.connected()).isTrue();
        assertThat(node.connecting()).isFalse();
        assertThat(node.disabled()).isFalse();
        assertThat(node.lastStatusMessage()).isEmpty();
        assertThat(node.usersOnline()).isEqualTo(37);
        assertThat(node.traffic().trackingActive()).isTrue();
        assertThat(node.traffic().limit()).isEqualTo(5_497_558_138_880L);
        assertThat(node.traffic().used()).isEqualTo(4_398_046_511_104L);
        assertThat(node.traffic().resetDay()).isEqualTo(15);
        assertThat(node.traffic().notifyPercent()).isEqualTo(80);
        assertThat(node.consumptionMultiplier()).isEqualTo(new BigDecimal("1.5"));
        assertThat(node.nodeConsumptionMultiplier()).isEqualTo(since(panel, "2.8.0") ? new BigDecimal("0.25") : null);
        assertThat(node.xrayUptime()).isEqualTo(since(panel, "1.4.0") ? Duration.ofSeconds(86_423) : null);
        assertThat(node.versions().xray()).isEqualTo(since(panel, "2.7.0") ? "26.3.27" : "25.9.11");
        assertThat(node.system().info().cpus()).isEqualTo(4);
        assertThat(node.system().info().cpuModel()).isEqualTo("AMD EPYC 7763 64-Core Processor");
        assertThat(node.system().info().totalRam()).isEqualTo(since(panel, "2.7.0") ? null : "7.75 GB");
        assertThat(node.system().info().memoryTotal()).isEqualTo(since(panel, "2.7.0") ? 8_329_994_240L : null);
        assertThat(node.proxyUrl())
                .isEqualTo(since(panel, "2.8.0") ? Secret.of("socks5://user:p%40ss@10.0.0.5:1080") : null);
    }

    @ParameterizedTest
    @CsvSource({"1.5.7, ", "2.0.8, ", "2.3.2, 7", "2.5.7, ", "3.3.2, 7"})
    void numberANodeNowAndThen(String panel, Long id) {
        assertThat(((NodeEvent) decode(panel, "node.modified")).node().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.8", "2.3.2", "2.5.7", "2.7.4", "2.8.1", "3.3.2"})
    void tellTheInboundsOfANode(String panel) {
        ConfigProfile profile =
                ((NodeEvent) decode(panel, "node.modified")).node().configProfile();

        assertThat(profile).isNotNull();
        Inbound inbound = Objects.requireNonNull(profile).activeInbounds().get(0);
        assertThat(inbound.profileUuid()).isEqualTo(profile.uuid());
        assertThat(inbound.tag()).isEqualTo("VLESS_TCP_REALITY");
        assertThat(inbound.port()).isEqualTo(443);
        RawInbound raw = Objects.requireNonNull(inbound.rawInbound());
        assertThat(raw.reveal()).startsWith("{\"tag\":\"VLESS_TCP_REALITY\"").endsWith("\"steal.example.com\"]}}}");
        assertThat(raw.revealAsMap()).containsEntry("port", 443).containsKey("streamSettings");
        assertThat(profile.activeInbounds().get(1).rawInbound()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2.3.2, true",
        "2.5.7, true",
        "2.7.4, true",
        "2.8.1, false",
        "3.3.2, false",
    })
    void nameTheOwnerOfADevice(String panel, boolean byUuid) {
        UserHwidDeviceEvent event = (UserHwidDeviceEvent) decode(panel, "user_hwid_devices.added");
        HwidDevice device = event.device();

        assertThat(device.userIdentity().matches(event.user().identity())).isTrue();
        assertThat(device.userUuid() != null).isEqualTo(byUuid);
        assertThat(device.userId() == null).isEqualTo(byUuid);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5.7, user.expires_in_72_hours,  -72",
        "2.3.2, user.expires_in_48_hours,  -48",
        "2.7.4, user.expires_in_24_hours,  -24",
        "2.7.4, user.expired_24_hours_ago,  24",
        "3.3.2, user.expiration,            48",
    })
    void tellHowFarTheExpiryIs(String panel, String name, long hours) {
        assertThat(((UserEvent) decode(panel, name)).expirationOffset()).contains(Duration.ofHours(hours));
    }

    @Test
    void tellHowLongAUserHasNotConnected() {
        assertThat(((UserEvent) decode("3.3.2", "user.not_connected")).notConnectedAfter())
                .contains(Duration.ofHours(24));
        assertThat(((UserEvent) decode("3.3.2", "user.modified")).notConnectedAfter())
                .isEmpty();
        assertThat(((UserEvent) decode("3.3.2", "user.modified")).expirationOffset())
                .isEmpty();
    }

    @Test
    void reportATorrentOfAUserOnANode() {
        TorrentBlockerEvent event = (TorrentBlockerEvent) decode("3.3.2", "torrent_blocker.report");

        assertThat(event.report().actionReport().blockDuration()).isEqualTo(Duration.ofHours(1));
        assertThat(event.report().actionReport().userId())
                .isEqualTo(event.user().id());
        assertThat(event.report().xrayReport().ts()).isEqualTo("2026-03-04T05:06:05Z");
        assertThat(event.part(Node.class)).contains(event.node());
        assertThat(event.part(Inbound.class)).isEmpty();
    }

    private RemnawaveEvent decode(String panel, String name) {
        CorpusBody body = CorpusBody.all().stream()
                .filter(candidate -> candidate.path().equals(panel + "/" + name + ".json"))
                .findFirst()
                .orElseThrow();
        return decoder.decode(body.bytes());
    }

    private static boolean since(String panel, String first) {
        return Arrays.compare(numbers(panel), numbers(first)) >= 0;
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
