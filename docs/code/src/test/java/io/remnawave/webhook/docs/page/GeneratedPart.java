package io.remnawave.webhook.docs.page;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks, or writes with {@code -Ddocs.write=true}, the part of a page that is generated from the code. */
final class GeneratedPart {

    private GeneratedPart() {}

    static void check(String page, Class<?> generator, String generated) {
        Page current = Page.of(page);
        Page expected = current.withGenerated(generator.getSimpleName(), generated);
        if (Boolean.getBoolean("docs.write")) {
            expected.write();
            return;
        }
        assertThat(current.text())
                .as(
                        "%s is older than the code: mvn -pl docs/code -am test -Dtest=%s -Ddocs.write=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false writes it anew",
                        page, generator.getSimpleName())
                .isEqualTo(expected.text());
    }
}
