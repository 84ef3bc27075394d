package io.remnawave.webhook.benchmarks.spring;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads the body and answers: what a request costs without this library. */
@RestController
class BareController {

    @PostMapping(path = "/bare", produces = MediaType.TEXT_PLAIN_VALUE)
    String take(@RequestBody byte[] body) {
        return body.length > 0 ? "handled" : "empty";
    }
}
