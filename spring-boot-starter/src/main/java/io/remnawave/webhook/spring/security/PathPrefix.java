package io.remnawave.webhook.spring.security;

import org.springframework.util.StringUtils;

/** What Spring Boot makes of a path under which it puts everything, where its own classes moved between 3 and 4. */
final class PathPrefix {

    private PathPrefix() {}

    /** With a slash before it and none after it; empty for the root. */
    static String clean(String path) {
        String within = StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(path.strip(), '/'), '/');
        return within.isEmpty() ? "" : "/" + within;
    }
}
