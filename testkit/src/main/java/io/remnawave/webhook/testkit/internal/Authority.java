package io.remnawave.webhook.testkit.internal;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of a URL. {@link URI} knows no host with an underscore, which Docker Compose resolves and a panel delivers
 * to: {@code http://remnawave_bot:8080}.
 *
 * @param host without the brackets of an IPv6 address; empty where the URL has none
 * @param port -1 where the URL has none
 * @param text as a {@code Host} header says it
 */
public record Authority(String host, int port, String text) {

    private static final Pattern FORM = Pattern.compile("(?:.*@)?((?:\\[([^]]+)]|([^:\\[\\]]+))(?::(\\d{1,5}))?)");

    /** The authority of a URL; with an empty host where it has none that can be read. */
    public static Authority of(URI url) {
        Matcher form = FORM.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
        if (!form.matches()) {
            return new Authority("", -1, "");
        }
        return new Authority(
                form.group(2) == null ? form.group(3) : form.group(2),
                form.group(4) == null ? -1 : Integer.parseInt(form.group(4)),
                form.group(1));
    }
}
