package io.remnawave.webhook.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.remnawave.webhook.event.RemnawaveEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBodyTest {

    @Test
    void keepsOrderNullsAndTheWidthOfNumbers() {
        Map<String, ?> data =
                data("{\"z\":1,\"y\":null,\"x\":2147483648,\"w\":9223372036854776000,\"v\":1.5,\"u\":1e400,"
                        + "\"t\":true,\"s\":[null,{\"r\":\"\"}],\"q\":{}}");

        assertThat(data.keySet()).containsExactly("z", "y", "x", "w", "v", "u", "t", "s", "q");
        assertThat(data.get("z")).isEqualTo(1);
        assertThat(data.get("y")).isNull();
        assertThat(data.get("x")).isEqualTo(2_147_483_648L);
        assertThat(data.get("w")).isEqualTo(new BigInteger("9223372036854776000"));
        assertThat(data.get("v")).isEqualTo(1.5);
        assertThat(data.get("u")).isEqualTo(new BigDecimal("1e400"));
        assertThat(data.get("t")).isEqualTo(true);
        assertThat(data.get("s")).isEqualTo(Arrays.asList(null, Map.of("r", "")));
        assertThat(data.get("q")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1e99999999999,   Infinity",
        "-1e99999999999,  -Infinity",
        "1e999999999,     Infinity",
        "-1.5E+2147483647, -Infinity",
        "1e1000,          Infinity",
        "1e-99999999999,  0",
        "-1e-999999999,   -0.0",
        "0e99999999999,   0",
    })
    void readsANumberThatNobodyCouldWriteOutAsJavaScriptDoes(String json, double value) {
        assertThat(data("{\"n\":" + json + "}").get("n")).isEqualTo(value);
    }

    @Test
    void keepsANumberThatCanBeWrittenOut() {
        assertThat(data("{\"n\":-12.5e997}").get("n")).isEqualTo(new BigDecimal("-12.5e997"));
    }

    @Test
    void cannotBeChanged() {
        Map<String, ?> data = data("{\"list\":[1],\"map\":{\"a\":1}}");

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(data::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((List<?>) data.get("list")).clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) data.get("map")).clear());
    }

    @Test
    void tellsTheFieldsOfALaterPanelByTheirPaths() {
        byte[] body =
                ("{\"scope\":\"node\",\"event\":\"node.modified\",\"timestamp\":\"2026-03-04T05:06:07.089Z\",\"data\":{"
                                + "\"name\":\"a\",\"asn\":{\"deep\":1},\"provider\":{\"name\":\"b\",\"rating\":null},"
                                + "\"ips\":[{\"ip\":\"1.1.1.1\"},{\"ip\":\"1.0.0.1\",\"geo\":[1]}]},\"meta\":null,\"trace\":\"x\"}")
                        .getBytes(UTF_8);

        assertThat(EventDecoder.standard().decode(body).body().unknownFields())
                .containsExactly("data.asn", "data.provider.rating", "data.ips[1].geo", "trace");
    }

    @Test
    void tellsUnknownFieldsAlsoWhereTheScopeComesLate() {
        byte[] body = "{\"data\":{\"username\":\"a\",\"rank\":1},\"event\":\"user.created\",\"timestamp\":null}"
                .getBytes(UTF_8);

        assertThat(EventDecoder.standard().decode(body).body().unknownFields()).containsExactly("data.rank");
    }

    @Test
    void makesEventsOfTheSameBytesEqual() {
        RemnawaveEvent one = EventDecoder.standard().decode(TextBody.of("user.created", "{\"ssPassword\":\"a\"}"));
        RemnawaveEvent same = EventDecoder.standard().decode(TextBody.of("user.created", "{\"ssPassword\":\"a\"}"));
        RemnawaveEvent other = EventDecoder.standard().decode(TextBody.of("user.created", "{\"ssPassword\":\"b\"}"));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(one.body())
                .isEqualTo(same.body())
                .hasSameHashCodeAs(same.body())
                .isNotEqualTo(other.body());
        assertThat(one.body().size()).isEqualTo(other.body().size());
    }

    private static Map<String, ?> data(String json) {
        return EventDecoder.standard().decode(TextBody.of("future.event", json)).data();
    }
}
