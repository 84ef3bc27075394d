package io.remnawave.webhook.samples.servlet;

import java.util.function.Supplier;

/**
 * What a listener has to say of an event.
 *
 * @param subject who or what it is about: a username, the name of a node
 * @param detail the rest of the line that is printed; may ask for what the body lacks
 */
record Summary(String subject, Supplier<String> detail) {

    private static final int LONGEST_SUBJECT = 200;

    /** Some subjects are texts that a stranger has typed, and a thousand of them are kept. */
    Summary {
        subject = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }
}
