package io.remnawave.webhook.model;

import org.jspecify.annotations.Nullable;

/**
 * Software of a node; both are null when unknown.
 *
 * @param xray version of Xray
 * @param node version of the node agent, panel 2.0.0 and later
 */
public record NodeVersions(@Nullable String xray, @Nullable String node) {

    /** Nothing is known. */
    public static final NodeVersions UNKNOWN = new NodeVersions(null, null);
}
