package io.remnawave.webhook.signature;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A variable that nobody has put a value for: what configuration looks like where its name was mistyped or not set. */
final class UnresolvedPlaceholder {

    private static final String NAME = "([A-Za-z_][A-Za-z0-9_.-]{0,63})";

    /**
     * The forms of Spring, Micronaut and shells ({@code ${NAME}}, also with a default behind it), Kubernetes ({@code $(NAME)}),
     * Windows ({@code %NAME%}), templates ({@code {{ NAME }}}), and a shell's {@code $NAME}.
     */
    private static final Pattern FORMS = Pattern.compile("[$#@]\\{\\s*(?:env[.:])?" + NAME + "\\s*(?:[:?}-]|$)"
            + "|\\$\\(" + NAME + "\\)"
            + "|^%" + NAME + "%$"
            + "|\\{\\{-?\\s*[.$]?" + NAME
            + "|^\\$" + NAME + "$");

    private UnresolvedPlaceholder() {}

    /** Continues "The secret is …" and tells the cure; null where the value holds no such thing. */
    static @Nullable String describe(String value) {
        Matcher form = FORMS.matcher(value);
        if (form.find()) {
            String variable = name(form);
            if (!WebhookSecret.isOfPanelsForm(variable)) { // somebody has put the secret itself in braces
                return "the placeholder of " + variable
                        + ", which was not resolved: nothing of that name is set where this"
                        + " application runs. Set " + variable
                        + " there to the value of WEBHOOK_SECRET_HEADER in the panel's"
                        + " .env file, or correct the name.";
            }
        }
        if (value.startsWith("${") || value.startsWith("{{")) {
            return "a placeholder, which was not resolved. Put the name of an environment variable or property in it that holds"
                    + " the value of WEBHOOK_SECRET_HEADER in the panel's .env file.";
        }
        return null;
    }

    private static String name(Matcher form) {
        for (int group = 1; group < form.groupCount(); group++) {
            if (form.group(group) != null) {
                return form.group(group);
            }
        }
        return form.group(form.groupCount());
    }
}
