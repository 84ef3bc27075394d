package io.remnawave.webhook.spi.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Sends an answer that the container does not take from the thread of its request: Tomcat shuts the response when it finds the
 * framing of a body broken, and opens it again for its error page behind that thread. A request that goes on asynchronously
 * gets no such page, and its timeout is the next time that Tomcat calls, within two seconds.
 */
final class LateAnswer implements AsyncListener {

    private static final long AT_ONCE_MILLIS = 1;

    private final AsyncContext async;
    private final ServletRequest request;
    private final HttpServletResponse response;

    private LateAnswer(AsyncContext async, ServletRequest request, HttpServletResponse response) {
        this.async = async;
        this.request = request;
        this.response = response;
    }

    /** Sends what {@link ServletAnswer#repeat} would, unless an error page of the application has done so meanwhile. */
    static void of(AsyncContext async, ServletRequest request, HttpServletResponse response) {
        async.setTimeout(AT_ONCE_MILLIS);
        async.addListener(new LateAnswer(async, request, response));
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        ServletAnswer.repeat(request, response);
        RequestEnd.complete(async);
    }

    @Override
    public void onError(AsyncEvent event) {
        RequestEnd.complete(async);
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
