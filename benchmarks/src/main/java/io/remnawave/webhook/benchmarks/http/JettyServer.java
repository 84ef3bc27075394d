package io.remnawave.webhook.benchmarks.http;

import io.remnawave.webhook.servlet.RemnawaveWebhookServlet;
import io.remnawave.webhook.spi.WebhookHeaders;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

final class JettyServer {

    private JettyServer() {}

    static int start() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(bare()), Handler.BARE.path());
        context.addServlet(new ServletHolder(remnawave()), Handler.SDK.path());
        context.addServlet(new ServletHolder(byHand()), Handler.BY_HAND.path());
        Server server = new Server(0);
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    private static HttpServlet remnawave() {
        return new RemnawaveWebhookServlet(Receivers.remnawave());
    }

    private static HttpServlet bare() {
        return new BodyServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            boolean accepts(byte[] body, String signature) {
                return body.length > 0;
            }
        };
    }

    private static HttpServlet byHand() {
        return new BodyServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            boolean accepts(byte[] body, String signature) throws IOException, GeneralSecurityException {
                return Receivers.byHand(body, signature);
            }
        };
    }

    private abstract static class BodyServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        abstract boolean accepts(byte[] body, String signature) throws IOException, GeneralSecurityException;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            byte[] body = request.getInputStream().readAllBytes();
            try {
                boolean accepted = accepts(body, request.getHeader(WebhookHeaders.SIGNATURE));
                byte[] word = (accepted ? "handled" : "unsigned").getBytes(StandardCharsets.US_ASCII);
                response.setStatus(accepted ? 200 : 401);
                response.setContentType("text/plain");
                response.setContentLength(word.length);
                response.getOutputStream().write(word);
            } catch (GeneralSecurityException e) {
                throw new ServletException(e);
            }
        }
    }
}
