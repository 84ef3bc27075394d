package io.remnawave.webhook.spring.aot;

import io.remnawave.webhook.delivery.Delivery;
import io.remnawave.webhook.event.UserEvent;
import io.remnawave.webhook.listener.RemnawaveEventListener;
import io.remnawave.webhook.spring.security.RemnawaveWebhookExchangeMatcher;
import io.remnawave.webhook.spring.security.RemnawaveWebhookRequestMatcher;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.transaction.PlatformTransactionManager;

/** Has all that the starter offers: listeners, data of an own type, application events, inbox, console, actuator and security. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EveryFeatureApplication.Idle.class, EveryFeatureApplication.IdleWithParameter.class})
public class EveryFeatureApplication {

    public static void main(String[] args) {
        SpringApplication.run(EveryFeatureApplication.class, args);
    }

    @Bean
    Listeners listeners() {
        return new Listeners();
    }

    /** Nobody needs it. */
    @Lazy
    static class Idle {

        Idle() {
            System.out.println("idle bean made");
        }
    }

    @Lazy
    static class IdleWithParameter {

        IdleWithParameter(Listeners listeners) {
            System.out.println("idle bean made for " + listeners);
        }
    }

    /** Only the object shows that it has a listener. */
    @Lazy
    @Bean
    Runnable hidden() {
        return new Hidden();
    }

    static class Hidden implements Runnable {

        @RemnawaveEventListener(value = "user.*", id = "hidden")
        void user(UserEvent event) {
            System.out.println("hidden " + event.user().username());
        }

        @Override
        public void run() {}
    }

    /** As the panel does not know it. */
    record AbuseReport(String backendAction, Strike strike) {}

    record Strike(int level) {}

    static class Listeners {

        @RemnawaveEventListener(value = "user.*", id = "users")
        void user(UserEvent event) {
            System.out.println("listener " + event.user().username());
        }

        @RemnawaveEventListener(value = "abuse_blocker.report", id = "reports")
        void report(@RemnawaveEventListener.Data AbuseReport report, Delivery delivery) {
            System.out.println(
                    "report " + report.backendAction() + " " + report.strike().level());
        }

        @EventListener
        void published(UserEvent event) {
            System.out.println("published " + event.user().username());
        }
    }

    @Bean
    DataSource dataSource() {
        return JdbcConnectionPool.create("jdbc:h2:mem:aot;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> announcement() {
        return ready -> System.out.println("ready at port "
                + ready.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    static class ServletSecurity {

        @Bean
        SecurityFilterChain rules(HttpSecurity http, RemnawaveWebhookRequestMatcher webhook) throws Exception {
            return http.authorizeHttpRequests(rules -> rules.requestMatchers(
                                    webhook, request -> request.getRequestURI().startsWith("/actuator/"))
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(webhook))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    static class ReactiveSecurity {

        @Bean
        SecurityWebFilterChain rules(ServerHttpSecurity http, RemnawaveWebhookExchangeMatcher webhook) {
            return http.authorizeExchange(rules -> rules.matchers(webhook)
                            .permitAll()
                            .pathMatchers("/actuator/**")
                            .permitAll()
                            .anyExchange()
                            .denyAll())
                    .csrf(csrf -> csrf.requireCsrfProtectionMatcher(webhook.csrfElsewhere()))
                    .build();
        }
    }
}
