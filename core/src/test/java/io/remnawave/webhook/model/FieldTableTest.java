package io.remnawave.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.remnawave.webhook.event.PayloadTypes;
import io.remnawave.webhook.event.Scopes;
import io.remnawave.webhook.internal.json.EventTable;
import io.remnawave.webhook.internal.json.Field;
import io.remnawave.webhook.internal.json.Fields;
import io.remnawave.webhook.internal.json.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables of the model say about panels, beside the table of the protocol. */
class FieldTableTest {
    private static final Comparator<String> BY_NUMBERS = Comparator.comparing(FieldTableTest::numbers, Arrays::compare);

    /** A type, and the places of its object among the payloads: {@code user:data}. */
    private static final Map<Class<?>, List<String>> PLACES = places();

    private record Row(String scope, String path, String first, String last) {}

    private static final List<Row> PROTOCOL = protocol();

    @Test
    void knowsTheReleasesOfEveryFieldAsTheProtocolDoes() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<Class<?>, List<String>> type : PLACES.entrySet()) {
            for (Field<?, ?> field : Fields.of(type.getKey()).all()) {
                for (Sent sent : field.sent()) {
                    String expected = releases(type.getValue(), sent.path());
                    compared++;
                    if (!expected.equals(sent.releases())) {
                        wrong.add(type.getKey().getSimpleName() + "." + field.name() + " at " + sent.path() + ": "
                                + sent.releases() + ", and the protocol says " + expected);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(150);
    }

    @Test
    void hasAnAccessorOfTheSameNameForEveryField() {
        for (Class<?> type : PLACES.keySet()) {
            List<String> accessors = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
                    .map(Method::getName)
                    .filter(name -> !name.equals("identity") && !name.equals("userIdentity"))
                    .toList();

            assertThat(accessors)
                    .as(type.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(
                            Fields.of(type).all().stream().map(Field::name).toList());
        }
    }

    @Test
    void hasAPrimitiveForEveryNumberThatEveryPanelSends() {
        for (Class<?> type : PLACES.keySet()) {
            for (Field<?, ?> field : Fields.of(type).all()) {
                Class<?> returned = Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals(field.name()))
                        .map(Method::getReturnType)
                        .findFirst()
                        .orElseThrow();
                boolean isBoxed = List.of(Long.class, Integer.class, Double.class, Boolean.class)
                        .contains(returned);
                assertThat(field.isRequired() && isBoxed)
                        .as(type.getSimpleName() + "." + field.name())
                        .isFalse();
                assertThat(!field.isRequired() && returned.isPrimitive())
                        .as(type.getSimpleName() + "." + field.name())
                        .isFalse();
            }
        }
    }

    @Test
    void coversEveryTypeThatAnEventCanCarry() {
        for (String scope : Scopes.all()) {
            assertThat(PLACES.keySet()).containsAll(PayloadTypes.ofScope(scope));
            assertThat(EventTable.of(PayloadTypes.eventType(scope)).fields().all())
                    .isNotEmpty();
        }
    }

    private static String releases(List<String> places, String path) {
        List<Row> rows = PROTOCOL.stream()
                .filter(row -> places.contains(row.scope() + ":" + parent(row.path(), path)))
                .filter(row -> row.path().endsWith("." + path))
                .sorted(Comparator.comparing(Row::first, BY_NUMBERS).thenComparing(Row::last, BY_NUMBERS))
                .toList();
        List<String[]> ranges = new ArrayList<>();
        for (Row row : rows) {
            String[] previous = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (previous != null && !isGap(previous[1], row.first())) {
                previous[1] = BY_NUMBERS.compare(previous[1], row.last()) < 0 ? row.last() : previous[1];
            } else {
                ranges.add(new String[] {row.first(), row.last()});
            }
        }
        return String.join(
                ", ",
                ranges.stream()
                        .map(range -> range[0] + "-" + (range[1].equals(CURRENT) ? "" : range[1]))
                        .toList());
    }

    private static String parent(String whole, String path) {
        return whole.endsWith("." + path) ? whole.substring(0, whole.length() - path.length() - 1) : "";
    }

    /** Whether a release that the protocol names lies between two. */
    private static boolean isGap(String last, String first) {
        return BY_NUMBERS.compare(last, first) < 0
                && RELEASES.stream()
                        .anyMatch(release ->
                                BY_NUMBERS.compare(last, release) < 0 && BY_NUMBERS.compare(release, first) < 0);
    }

    private static final String CURRENT = "99";

    private static final TreeSet<String> RELEASES = new TreeSet<>(BY_NUMBERS);

    static {
        PROTOCOL.forEach(row -> {
            RELEASES.add(row.first());
            RELEASES.add(row.last());
        });
    }

    private static Map<Class<?>, List<String>> places() {
        Map<Class<?>, List<String>> places = new LinkedHashMap<>();
        List<String> user = List.of("user:data", "user_hwid_devices:data.user", "torrent_blocker:data.user");
        List<String> node = List.of("node:data", "torrent_blocker:data.node");
        List<String> inbounds = List.of(
                "user:data.activeUserInbounds[]",
                "node:data.excludedInbounds[]",
                "node:data.activeInbounds[]",
                "node:data.configProfile.activeInbounds[]");
        Stream.of(User.class, UserTraffic.class, LastConnectedNode.class).forEach(type -> places.put(type, user));
        Stream.of(
                        Node.class,
                        NodeTraffic.class,
                        NodeVersions.class,
                        NodeSystem.class,
                        NodeSystemInfo.class,
                        NodeSystemStats.class,
                        ConfigProfile.class)
                .forEach(type -> places.put(type, node));
        places.put(Inbound.class, inbounds);
        places.put(
                InternalSquad.class,
                List.of("user:data.activeInternalSquads[]", "user_hwid_devices:data.user.activeInternalSquads[]"));
        places.put(Provider.class, List.of("node:data.provider"));
        places.put(NodeIp.class, List.of("node:data.ips[]"));
        places.put(NetworkInterfaceStats.class, List.of("node:data.system.stats.interface"));
        places.put(HwidDevice.class, List.of("user_hwid_devices:data.hwidUserDevice"));
        places.put(LoginAttempt.class, List.of("service:data.loginAttempt"));
        places.put(SubpageConfig.class, List.of("service:data.subpageConfig"));
        places.put(ApiToken.class, List.of("service:data.apiToken"));
        places.put(CrmPayment.class, List.of("crm:data"));
        places.put(TorrentBlockerReport.class, List.of("torrent_blocker:data.report"));
        places.put(TorrentBlock.class, List.of("torrent_blocker:data.report.actionReport"));
        places.put(XrayReport.class, List.of("torrent_blocker:data.report.xrayReport"));
        places.put(UserMeta.class, List.of("user:meta"));
        return places;
    }

    private static List<Row> protocol() {
        try (InputStream in =
                Objects.requireNonNull(FieldTableTest.class.getResourceAsStream("/protocol/fields.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(c -> new Row(c[0], c[1], c[5], c[6].equals("-") ? CURRENT : c[6]))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int[] numbers(String release) {
        return Stream.of(release.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
