package io.remnawave.webhook.servlet.container;

import jakarta.servlet.Filter;

/** A filter that is registered without support for asynchronous processing, as filters are by default. */
@FunctionalInterface
public interface WithoutAsync extends Filter {}
