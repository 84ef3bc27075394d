package io.remnawave.webhook.servlet.apps;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Another page of the application. */
public final class OtherServlet extends HttpServlet {

    /** What it answers. */
    public static final int STATUS = HttpServletResponse.SC_ACCEPTED;

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(STATUS);
    }
}
