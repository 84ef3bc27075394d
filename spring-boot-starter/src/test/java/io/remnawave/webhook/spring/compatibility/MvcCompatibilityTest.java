package io.remnawave.webhook.spring.compatibility;

import jakarta.servlet.Filter;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

final class MvcCompatibilityTest extends SpringCompatibilityTest {

    MvcCompatibilityTest() {
        super(WebApplicationType.SERVLET, DrainingFilter.class);
    }

    /** Tomcat hands it to the error page of Spring Boot, which says 400 or 500. */
    @Override
    public boolean answersBrokenFramingItself() {
        return true;
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
