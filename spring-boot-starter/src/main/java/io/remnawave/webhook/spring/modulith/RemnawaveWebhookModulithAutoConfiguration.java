package io.remnawave.webhook.spring.modulith;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.core.EventSerializer;

/**
 * Has Spring Modulith 1.4 and 2 keep an event of a panel as the body that was signed, so that a publication which was not
 * completed can be submitted again, after a crash too. Whatever serializer there is keeps the application's own events.
 *
 * <p>The body stands in the registry's table as the panel has sent it, its credentials in clear.
 */
@AutoConfiguration
@ConditionalOnClass(EventSerializer.class)
public class RemnawaveWebhookModulithAutoConfiguration {

    /** Static, because Spring asks for such a bean before all others. */
    @Bean
    static BeanPostProcessor remnawaveEventSerialization() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof EventSerializer serializer ? new SignedBodySerializer(serializer) : bean;
            }
        };
    }
}
