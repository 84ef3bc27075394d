package io.remnawave.webhook.spring.security;

import java.util.List;
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
    private final List<Obstacle> obstacles;

    /**
     * @param cure the line that lets deliveries through
     * @param obstacles what may stand in the way; each is asked, whatever becomes of the others
     */
    Refusal(String path, String cure, List<Obstacle> obstacles) {
        this.path = path;
        this.cure = cure;
        this.obstacles = obstacles;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> found =
                obstacles.stream().filter(this::stops).map(Obstacle::name).toList();
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

    private boolean stops(Obstacle obstacle) {
        try {
            return obstacle.stops().call();
        } catch (Throwable e) { // also an Error, as of a native image without a hint: no warning is worth the start
            log.debug("Whether {} lets deliveries through to {} could not be found out", obstacle.name(), path, e);
            return false;
        }
    }
}
