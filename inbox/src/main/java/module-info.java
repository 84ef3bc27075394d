/** Keeps deliveries in the application's database until each listener has taken them. */
module io.remnawave.webhook.inbox {
    requires transitive io.remnawave.webhook.core;
    requires transitive java.sql;
    requires com.github.kagkarlsson.scheduler;
    requires org.slf4j;
    requires static transitive io.remnawave.webhook.console;
    requires static transitive org.jspecify;
    requires static com.zaxxer.hikari;
    requires static micrometer.core;
    requires static transitive org.assertj.core;

    exports io.remnawave.webhook.inbox;
}
