package io.remnawave.webhook.spring.compatibility;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.WebFilter;

final class WebFluxCompatibilityTest extends SpringCompatibilityTest {

    WebFluxCompatibilityTest() {
        super(WebApplicationType.REACTIVE, DrainingFilter.class);
    }

    /** Of Reactor Netty, before the adapter hears of it. */
    @Override
    public Map<String, Integer> statusesOfTheServer() {
        return Map.of(BROKEN_CHUNK, 400);
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
