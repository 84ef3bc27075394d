package io.remnawave.webhook.benchmarks.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads the body and answers on a thread on which a WebFlux application may block: what one hop costs there. */
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class BareWorkerController {

    @PostMapping(path = "/bare-on-worker", produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> take(@RequestBody byte[] body) {
        return Mono.fromSupplier(() -> body.length > 0 ? "handled" : "empty").subscribeOn(Schedulers.boundedElastic());
    }
}
