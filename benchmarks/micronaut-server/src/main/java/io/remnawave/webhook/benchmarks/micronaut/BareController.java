package io.remnawave.webhook.benchmarks.micronaut;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** Reads the body and answers: what a request costs without this library. */
@Controller("/bare")
class BareController {

    @Post(consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
    String take(@Body byte[] body) {
        return body.length > 0 ? "handled" : "empty";
    }
}
