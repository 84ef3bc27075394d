package io.remnawave.webhook.servlet.apps;

/** Has listeners by inheritance alone, and does not say so. */
public final class UnmarkedListener extends BaseListener {}
