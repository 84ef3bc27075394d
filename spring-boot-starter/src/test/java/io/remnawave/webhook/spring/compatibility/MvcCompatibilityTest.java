package io.remnawave.webhook.spring.compatibility;

import jakarta.servlet.Filter;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

final class MvcCompatibilityTest extends SpringCompatibilityTest {

    MvcCompatibilityTest() {
        super(WebApplicationType.SERVLET, DrainingFilter.class);
    }

    /** Of Tomcat. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of("CONNECT", 501, "TRACE", 405);
    }

    static class DrainingFilter {

        @Bean
        Filter drainingFilter() {
            return (request, response, chain) -> {
                request.getInputStream().readAllBytes();
                chain.doFilter(request, response);
            };
        }
    }
}
