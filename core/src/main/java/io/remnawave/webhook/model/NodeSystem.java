package io.remnawave.webhook.model;

/**
 * The machine of a node: both objects are always there, and hold null for what the node did not report.
 *
 * @param info what it is
 * @param stats how it does, panel 2.7.0 and later
 */
public record NodeSystem(NodeSystemInfo info, NodeSystemStats stats) {

    /** Nothing is known: the node has not reported, or was just lost. */
    public static final NodeSystem UNKNOWN = new NodeSystem(NodeSystemInfo.UNKNOWN, NodeSystemStats.UNKNOWN);
}
