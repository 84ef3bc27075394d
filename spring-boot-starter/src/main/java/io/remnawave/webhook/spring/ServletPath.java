package io.remnawave.webhook.spring;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.core.env.Environment;

/** Where the dispatcher servlet of an application is mapped. */
public final class ServletPath {

    /** Spring Boot makes one of this name, by the property, unless the application does. */
    private static final String REGISTRATION = "dispatcherServletRegistration";

    private ServletPath() {}

    /** {@code /api}, or as the property says it where nothing is registered; empty for the root. */
    public static String of(BeanFactory beans, Environment environment) {
        if (!beans.containsBean(REGISTRATION) || !beans.isTypeMatch(REGISTRATION, ServletRegistrationBean.class)) {
            return environment.getProperty("spring.mvc.servlet.path", "");
        }
        ServletRegistrationBean<?> registration = beans.getBean(REGISTRATION, ServletRegistrationBean.class);
        return registration.getUrlMappings().stream()
                .filter(mapping -> mapping.endsWith("/*"))
                .map(mapping -> mapping.substring(0, mapping.length() - "/*".length()))
                .findFirst()
                .orElse("");
    }
}
