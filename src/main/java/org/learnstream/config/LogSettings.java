package org.learnstream.config;

import java.util.Locale;

/** How the application tells what it does, on the standard error. */
public record LogSettings(
        @Doc("Form of the lines of the log: text for people, json for machines, one object a line.")
        String format) {
    /** Forms of the lines. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For machines: one object a line. */
        JSON
    }

    public LogSettings {
        Check.that(format.equals("text") || format.equals("json"), "log.format", format, "text or json");
    }

    /** Returns the form of the lines. */
    public Format form() {
        return Format.valueOf(format.toUpperCase(Locale.ROOT));
    }
}
