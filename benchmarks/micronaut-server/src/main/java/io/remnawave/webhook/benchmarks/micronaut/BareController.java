package io.remnawave.webhook.benchmarks.micronaut;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Reads the body and answers: what a request costs without this library. */
@Controller
class BareController {

    @Post(uri = "/bare", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
    String take(@Body byte[] body) {
        return body.length > 0 ? "handled" : "empty";
    }

    @Post(uri = "/bare-on-worker", consumes = MediaType.ALL, produces = MediaType.TEXT_PLAIN)
    @ExecuteOn(TaskExecutors.BLOCKING)
    String takeOnWorker(@Body byte[] body) {
        return take(body);
    }
}
