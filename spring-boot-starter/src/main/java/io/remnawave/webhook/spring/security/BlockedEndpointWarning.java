package io.remnawave.webhook.spring.security;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns once, when the application starts, if its security would refuse an anonymous POST to the endpoint: the operator of
 * the panel would see nothing but 401 or 403.
 */
final class BlockedEndpointWarning implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(BlockedEndpointWarning.class);

    private final String path;
    private final String suggestedRule;
    private final List<AccessCheck> checks;

    /**
     * @param suggestedRule the line that lets deliveries through
     * @param checks what may stand in the way; each is asked, whatever becomes of the others
     */
    BlockedEndpointWarning(String path, String suggestedRule, List<AccessCheck> checks) {
        this.path = path;
        this.suggestedRule = suggestedRule;
        this.checks = checks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> found =
                checks.stream().filter(this::stops).map(AccessCheck::name).toList();
        if (!found.isEmpty()) {
            log.warn(
                    "Spring Security refuses deliveries to {}: an anonymous POST is stopped by {}. Every delivery is verified"
                            + " by its signature; let it through to that with this line of your rules, before the one for"
                            + " any other request:\n    {}",
                    path,
                    String.join(" and by ", found),
                    suggestedRule);
        }
    }

    private boolean stops(AccessCheck check) {
        try {
            return check.stops().call();
        } catch (Throwable e) { // also an Error, as of a native image without a hint: no warning is worth the start
            log.debug("Whether {} lets deliveries through to {} could not be found out", check.name(), path, e);
            return false;
        }
    }
}
