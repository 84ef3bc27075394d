package io.remnawave.webhook.spring.security;

import java.util.concurrent.Callable;

/**
 * Something that may stop an anonymous POST.
 *
 * @param name how the warning calls it
 * @param stops finds out whether it does
 */
record AccessCheck(String name, Callable<Boolean> stops) {

    static final String CSRF = "CSRF protection";
    static final String AUTHORIZATION = "authorization";
}
