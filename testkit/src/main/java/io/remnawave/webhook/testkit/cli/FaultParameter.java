package io.remnawave.webhook.testkit.cli;

import io.remnawave.webhook.testkit.internal.NameSuggestion;
import io.remnawave.webhook.testkit.panel.Fault;
import io.remnawave.webhook.testkit.panel.Faults;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault by its name, and behind {@code =} what it can be told: {@code unknownEvent=squad.created}, {@code stale=PT25H}. */
final class FaultParameter implements ITypeConverter<Fault>, Iterable<String> {

    private static final List<String> NAMES =
            Faults.all().stream().map(Fault::toString).toList();

    private static final Duration CENTURY = Duration.ofDays(36_525);

    private static final Map<String, Function<String, Fault>> WITH_ARGUMENT = Map.of(
            "unknownEvent", Faults::unknownEvent,
            "oversized", text -> Faults.oversized(number(text)),
            "stale", text -> Faults.stale(duration(text)),
            "fromTheFuture", text -> Faults.fromTheFuture(duration(text)),
            "concurrentDuplicate", text -> Faults.concurrentDuplicate(number(text)),
            "slowBody", text -> Faults.slowBody(duration(text)),
            "connectionCutAfterHeaders", text -> Faults.connectionCutAfterHeaders(number(text)),
            "lostResponse", text -> Faults.lostResponse(number(text)));

    /** The names, for help texts and shells. */
    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }

    @Override
    public Fault convert(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        if (!NAMES.contains(name)) {
            throw new TypeConversionException("There is no fault \"" + name + "\"." + NameSuggestion.hint(name, NAMES)
                    + " There are: " + String.join(", ", NAMES) + ".");
        }
        return equals < 0 ? named(name) : withArgument(name, text.substring(equals + 1));
    }

    private static Fault named(String name) {
        return Faults.all().stream()
                .filter(fault -> fault.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Fault withArgument(String name, String argument) {
        Function<String, Fault> made = WITH_ARGUMENT.get(name);
        if (made == null) {
            throw new TypeConversionException("The fault " + name + " takes no value.");
        }
        if (argument.isBlank()) {
            throw new TypeConversionException("The fault " + name + " has no value behind its '='.");
        }
        try {
            return made.apply(argument);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as of one that is not positive
        }
        throw new TypeConversionException("A whole number from 1 on is wanted, and not \"" + text + "\".");
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && duration.compareTo(CENTURY) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // told below, as of one that is too long
        }
        throw new TypeConversionException(
                "An ISO-8601 duration such as PT25H is wanted, up to a century, and not \"" + text + "\".");
    }
}
