package io.remnawave.webhook.spring.security;

import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns once, when the application starts, if its security would refuse an anonymous POST to the endpoint: the operator of
 * the panel would see nothing but 401 or 403.
 */
final class Refusal implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Refusal.class);

    private final String path;
    private final String cure;
    private final Callable<List<String>> obstacles;

    /**
     * @param cure the line that lets deliveries through
     * @param obstacles finds out what stands in the way
     */
    Refusal(String path, String cure, Callable<List<String>> obstacles) {
        this.path = path;
        this.cure = cure;
        this.obstacles = obstacles;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> found;
        try {
            found = obstacles.call();
        } catch (Exception e) {
            log.debug("Whether Spring Security lets deliveries through to {} could not be found out", path, e);
            return;
        }
        if (!found.isEmpty()) {
            log.warn(
                    "Spring Security refuses deliveries to {}: an anonymous POST is stopped by {}. Every delivery is verified"
                            + " by its signature; let it through to that with this line of your rules, before the one for"
                            + " any other request:\n    {}",
                    path,
                    String.join(" and by ", found),
                    cure);
        }
    }
}
