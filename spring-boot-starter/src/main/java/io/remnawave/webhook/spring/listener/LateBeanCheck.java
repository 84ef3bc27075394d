package io.remnawave.webhook.spring.listener;

import io.remnawave.webhook.listener.InvalidListenerException;
import io.remnawave.webhook.spring.listener.BeanClasses.BeanClass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Looks at beans that could not be made when the listeners were looked for, for want of a request or of another scope, as soon as
 * they are made: the log says of a listener that only the object shows that it gets no events. Thread-safe.
 */
final class LateBeanCheck implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(ListenerBeans.class);

    private final Map<String, BeanClass> declared;

    /** @param declared what was known of each bean; looked at once */
    LateBeanCheck(Map<String, BeanClass> declared) {
        this.declared = new ConcurrentHashMap<>(declared);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        BeanClass known = bean instanceof FactoryBean<?> ? null : declared.remove(beanName);
        if (known != null) {
            try {
                ListenerMethodCheck.checkNoneBeyond(
                        known.target(), BeanClass.of(bean).target(), beanName);
            } catch (InvalidListenerException e) {
                log.error(
                        "A bean that could not be made before has a listener, which gets no events. {}",
                        e.getMessage());
            }
        }
        return bean;
    }
}
