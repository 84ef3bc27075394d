package io.remnawave.webhook.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.ClassUtils;

/** What is in the slices of Spring Boot's tests. Those of 4 are in modules that are not on the class path here. */
final class SlicesTest {

    static boolean areThoseOfBoot4() {
        return !ClassUtils.isPresent(
                "org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest",
                SlicesTest.class.getClassLoader());
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc, Servlet",
        "org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc, Servlet",
        "org.springframework.boot.test.autoconfigure.web.reactive.AutoConfigureWebFlux, Reactive",
        "org.springframework.boot.webflux.test.autoconfigure.AutoConfigureWebFlux, Reactive",
    })
    void haveTheMatcher(String slice, String kind) throws IOException {
        String configuration =
                "io.remnawave.webhook.spring.security.RemnawaveWebhook" + kind + "SecurityAutoConfiguration";

        assertThat(imports(slice)).contains(configuration);
        assertThat(ClassUtils.isPresent(configuration, getClass().getClassLoader()))
                .isTrue();
    }

    /** Of all jars: Spring Boot has a file of the same name. */
    private static List<String> imports(String slice) throws IOException {
        List<String> lines = new ArrayList<>();
        String file = "META-INF/spring/" + slice + ".imports";
        for (URL part : Collections.list(SlicesTest.class.getClassLoader().getResources(file))) {
            try (InputStream content = part.openStream()) {
                new String(content.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
