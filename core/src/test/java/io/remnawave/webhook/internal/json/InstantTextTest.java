package io.remnawave.webhook.internal.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final DateTimeFormatter PANEL_FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    @Test
    void readsEveryDayOfFourHundredYearsAsTheLibraryDoes() {
        for (LocalDate day = LocalDate.of(1800, 1, 1); day.getYear() < 2200; day = day.plusDays(1)) {
            String text = day + "T23:59:59.999Z";

            assertThat(panelForm(text)).isEqualTo(Instant.parse(text));
        }
    }

    @Test
    void readsAnyMillisecondAsTheLibraryDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L));

            assertThat(panelForm(PANEL_FORM.format(instant))).isEqualTo(instant);
        }
    }

    @Test
    void takesNothingForATimeThatTheLibraryRefuses() {
        Random random = new Random(2);
        String characters = "0123456789-:.TZ/;@ \"";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("2026-02-28T23:59:59.999Z");
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
            }
            Instant read = panelForm(text.toString());

            assertThat(read == null || read.equals(library(text.toString())))
                    .as(text.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00.000Z",
                "1900-02-29T00:00:00.000Z",
                "2026-04-31T00:00:00.000Z",
                "2026-00-01T00:00:00.000Z",
                "2026-13-01T00:00:00.000Z",
                "2026-01-00T00:00:00.000Z",
                "2026-01-32T00:00:00.000Z",
                "2026-01-01T24:00:00.000Z",
                "2026-01-01T00:60:00.000Z",
                "2026-01-01T00:00:60.000Z",
                "2026-01-01t00:00:00.000Z",
                "2026-01-01T00:00:00.000z",
                "-026-01-01T00:00:00.000Z",
                "2026-01-01T00:00:00.00",
                "2026-01-01T00:00:00.0000Z",
                "",
            })
    void leavesOtherFormsAlone(String text) {
        assertThat(panelForm(text)).isNull();
    }

    @Test
    void readsNothingBeyondTheEnd() {
        byte[] body = "\"2026-01-01T00:00:00.000Z\"".getBytes(ISO_8859_1);

        for (int at = 2; at <= body.length; at++) {
            assertThat(InstantText.isPanelForm(body, at)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T00:00:00.000Z",
                "2000-02-29T00:00:00.000Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z"
            })
    void readsTheEdges(String text) {
        assertThat(panelForm(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-01",
                "12:00",
                "2026-02-30T00:00:00Z",
                "2026-01-01T00:00ZZ",
                "2026-01-01T00:00+2500",
                "1767225600000"
            })
    void hasNoInstantForOtherText(String text) {
        assertThat(InstantText.parseAnyForm(text)).isNull();
        assertThat(InstantText.parseAnyForm("2026-01-01T00:00:00Z".repeat(1_000)))
                .isNull();
    }

    @Test
    void knowsHowFarInstantsReach() {
        assertThat(InstantText.ofEpochSecond(1_772_600_765)).isEqualTo("2026-03-04T05:06:05Z");
        assertThat(InstantText.ofEpochSecond(Instant.MAX.getEpochSecond())).isNotNull();
        assertThat(InstantText.ofEpochSecond(Long.MAX_VALUE)).isNull();
        assertThat(InstantText.ofEpochSecond(Long.MIN_VALUE)).isNull();
    }

    private static Instant panelForm(String text) {
        byte[] body = ("\"" + text + "\"").getBytes(ISO_8859_1);
        return InstantText.isPanelForm(body, 1) ? InstantText.readPanelForm(body, 1) : null;
    }

    private static Instant library(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
