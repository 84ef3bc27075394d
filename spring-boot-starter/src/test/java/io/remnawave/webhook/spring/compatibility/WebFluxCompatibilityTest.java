package io.remnawave.webhook.spring.compatibility;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.WebFilter;

final class WebFluxCompatibilityTest extends SpringCompatibilityTest {

    WebFluxCompatibilityTest() {
        super(WebApplicationType.REACTIVE, DrainingFilter.class);
    }

    @Override
    public boolean logsWhatItCannotDecode() {
        return true;
    }

    static class DrainingFilter {

        @Bean
        WebFilter drainingFilter() {
            return (exchange, chain) -> exchange.getRequest()
                    .getBody()
                    .doOnNext(DataBufferUtils::release)
                    .then(chain.filter(exchange));
        }
    }
}
