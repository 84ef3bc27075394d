package io.remnawave.webhook.servlet;

import io.remnawave.webhook.WebhookReceiver;
import io.remnawave.webhook.delivery.WebhookResponse;
import io.remnawave.webhook.spi.TrailingSlashLog;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the deliveries of a panel: hands every request, whatever its method, to a {@link WebhookReceiver} and sends its
 * answer. Three ways lead to one:
 *
 * <ul>
 *   <li>Nothing to do: {@link RemnawaveWebhookInitializer} finds the listeners and maps a servlet.
 *   <li>By hand: {@code new RemnawaveWebhookServlet(receiver)}, mapped where you like. Map it to the same path with a slash
 *       behind it as well: there it answers 404, and the log says which path is meant.
 *   <li>Declared in {@code web.xml}, with a mapping of its own. It then makes its receiver in {@link #init()} from the
 *       properties {@code remnawave.webhook.*}, each looked for in the servlet's init parameters, the context parameters, the
 *       system properties and the environment. Its listeners are the classes that the initializer has found, or those that
 *       {@code remnawave.webhook.listeners} names. Give it a {@code load-on-startup}, so that a mistake is logged
 *       at once; the container then goes on without this servlet.
 * </ul>
 *
 * <p>The body is read here, once and bounded. A filter before this servlet that reads it ({@code getParameter()},
 * {@code getReader()}, logging of bodies) leaves nothing to verify: such a delivery is answered 401 and the log says why.
 *
 * <p>Slow senders and slow listeners hold no thread of the container, where the servlet and every filter before it support
 * asynchronous processing: {@code <async-supported>true</async-supported>} where it is declared, {@code setAsyncSupported(true)}
 * where it is registered by hand. Thread-safe.
 */
public final class RemnawaveWebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient TrailingSlashLog trailingSlash = new TrailingSlashLog();

    private static final Logger log = LoggerFactory.getLogger(RemnawaveWebhookServlet.class);

    private transient volatile @Nullable Serving serving;

    /** For the container; the receiver is made in {@link #init()}. */
    public RemnawaveWebhookServlet() {}

    /** @param receiver closed when this servlet is destroyed */
    public RemnawaveWebhookServlet(WebhookReceiver receiver) {
        use(new Serving(receiver, null));
    }

    /**
     * Makes the receiver, unless one was given.
     *
     * @throws UnavailableException if there is no secret, no listener, or one that cannot be made or could never work; the
     *     message, which is logged as well, says what to do
     */
    @Override
    public void init() throws UnavailableException {
        if (serving == null) {
            try {
                WebhookProperties properties = new WebhookProperties(this::getInitParameter, getServletContext());
                use(ListenerDeployment.of(properties).start());
            } catch (IllegalArgumentException | IllegalStateException e) {
                log.error("The servlet \"{}\" takes no deliveries: {}", getServletName(), e.getMessage());
                // After any other exception Tomcat tries again for every request and shows its sender the stack trace.
                UnavailableException unavailable = new UnavailableException(e.getMessage());
                unavailable.initCause(e);
                throw unavailable;
            }
        }
    }

    void use(Serving started) {
        serving = started;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = pathWithinContext(request);
        if (path.length() > 1 && path.endsWith("/")) {
            trailingSlash.log(request.getContextPath() + path.substring(0, path.length() - 1));
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Serving current = serving;
        if (current == null) { // the application has not started yet
            response.sendError(WebhookResponse.UNAVAILABLE.status());
        } else {
            current.service(request, response);
        }
    }

    private static String pathWithinContext(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
    }

    /**
     * Closes the receiver and its console: what still arrives is answered 503, and the panel comes back. What is in progress goes
     * on.
     */
    @Override
    public void destroy() {
        Serving current = serving;
        if (current != null) {
            current.close();
        }
    }
}
