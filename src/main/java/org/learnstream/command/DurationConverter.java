package org.learnstream.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time as people write it, such as 30d, 12h, 15m or 10s, or in ISO 8601. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})([dhms])");

    @Override
    public Duration convert(String text) {
        Matcher written = SHORT.matcher(text);
        if (written.matches()) {
            long count = Long.parseLong(written.group(1));
            return switch (written.group(2)) {
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                case "m" -> Duration.ofMinutes(count);
                default -> Duration.ofSeconds(count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException foreign) {
            throw new TypeConversionException("'" + text + "' is no length of time, expected for example 30d or PT12H");
        }
    }
}
