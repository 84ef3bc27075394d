package io.remnawave.webhook.servlet.apps;

import io.remnawave.webhook.servlet.RemnawaveEventListeners;

/** Has listeners by inheritance alone, and says so. */
@RemnawaveEventListeners
public final class InheritingListener extends BaseListener {}
