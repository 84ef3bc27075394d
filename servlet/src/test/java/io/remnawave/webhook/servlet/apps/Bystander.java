package io.remnawave.webhook.servlet.apps;

/** Has nothing to do with webhooks. */
public final class Bystander {}
