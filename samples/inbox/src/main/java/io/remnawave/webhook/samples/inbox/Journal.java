package io.remnawave.webhook.samples.inbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of handled events, which all instances share. Joins the transaction in which the inbox runs a listener. */
@Component
class Journal {

    private static final int SHOWN = 1000;

    private final JdbcTemplate jdbc;

    Journal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(JournalEntry entry) {
        jdbc.update(
                "insert into journal (event, occurred_at, delivery_id, subject, panel_scope) values (?, ?, ?, ?, ?)",
                entry.event(),
                entry.timestamp(),
                entry.deliveryId(),
                entry.subject(),
                entry.panelScope());
    }

    /** The newest last. */
    List<JournalEntry> entries() {
        List<JournalEntry> newestFirst = new ArrayList<>(jdbc.query(
                "select event, occurred_at, delivery_id, subject, panel_scope from journal order by handled_at desc"
                        + " fetch first " + SHOWN + " rows only",
                (row, number) -> new JournalEntry(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5))));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    Count count() {
        return jdbc.queryForObject(
                "select count(*), count(distinct delivery_id) from journal",
                (row, number) -> new Count(row.getLong(1), row.getLong(2)));
    }

    /**
     * How often events were handled.
     *
     * @param handled rows of the journal
     * @param distinct different deliveries among them: the same number, if each took effect once
     */
    record Count(long handled, long distinct) {}
}
