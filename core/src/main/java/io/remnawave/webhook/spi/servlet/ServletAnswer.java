package io.remnawave.webhook.spi.servlet;

import io.remnawave.webhook.delivery.WebhookResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an answer. Stateless. */
final class ServletAnswer {

    private static final Logger log = LoggerFactory.getLogger(ServletEndpoint.class);

    private static final String HTTP_1 = "HTTP/1.";

    private static final String ANSWER = ServletAnswer.class.getName();

    private ServletAnswer() {}

    /**
     * Of a body that is unreadable Tomcat keeps the failure, whoever has caught it, drops what is answered, and calls an error
     * page: with a 500 of its own if it finds the failure, which is taken away here. What was answered is left for
     * {@link #repeat}.
     */
    static void markUnreadable(ServletRequest request) {
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        request.setAttribute(ANSWER, WebhookResponse.UNREADABLE);
    }

    /** Gives false if this is not a request of which an answer may have been dropped. */
    static boolean repeat(ServletRequest request, HttpServletResponse response) {
        if (!(request.getAttribute(ANSWER) instanceof WebhookResponse answer) || response.isCommitted()) {
            return false;
        }
        send(request, response, answer, true, false);
        return true;
    }

    /**
     * Sends the answer, whatever the thread was told meanwhile: on an interrupted one Tomcat would close the connection instead,
     * so an interruption waits until everything is sent. A sender who has left gets nothing, and changes nothing.
     *
     * @param close whether nothing more can be said on this connection
     * @param now whether it has to be on its way when this returns
     */
    static void send(
            ServletRequest request, HttpServletResponse response, WebhookResponse answer, boolean close, boolean now) {
        boolean interrupted = Thread.interrupted();
        try {
            setHead(request, response, answer, close);
            if (now && !isHttp1(request)) { // a stranger may leave the window of his stream closed, which a head alone
                // needs not
                response.setContentLength(0);
                response.getOutputStream().close();
                return;
            }
            byte[] body = answer.bodyBytes();
            response.setContentType(WebhookResponse.CONTENT_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            if (now || interrupted) {
                response.flushBuffer();
            }
        } catch (IOException
                | RuntimeException e) { // RuntimeException: of a container that has ended the request already
            log.debug(
                    "The answer {} could not be sent: {}", answer, e.getClass().getName());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the container sends when the request ends, if nothing else is. Throws if that has ended it already. */
    static void setHead(ServletRequest request, HttpServletResponse response, WebhookResponse answer, boolean close) {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (close && isHttp1(request)) { // later ones know no such header, and end streams alone
            response.setHeader("Connection", "close");
        }
    }

    private static boolean isHttp1(ServletRequest request) {
        return request.getProtocol().startsWith(HTTP_1);
    }
}
