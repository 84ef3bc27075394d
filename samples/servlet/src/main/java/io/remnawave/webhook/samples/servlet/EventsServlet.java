package io.remnawave.webhook.samples.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers {@code GET /events} with the journal as JSON. */
final class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Journal journal;

    EventsServlet(Journal journal) {
        this.journal = journal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        JournalJson.write(journal.entries(), response.getWriter());
    }
}
