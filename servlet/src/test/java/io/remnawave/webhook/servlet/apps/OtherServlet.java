package io.remnawave.webhook.servlet.apps;

import jakarta.servlet.http.HttpServlet;

/** Is in the way. */
public final class OtherServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
}
