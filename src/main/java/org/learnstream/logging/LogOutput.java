package org.learnstream.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import net.logstash.logback.composite.loggingevent.LogLevelJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggerNameJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventThreadNameJsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.composite.loggingevent.StackTraceJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import org.learnstream.config.LogSettings;
import org.slf4j.LoggerFactory;

/** Where the log goes: the standard error, as {@code logback.xml} says, in the form that the settings choose. */
public final class LogOutput {
    private static final String UTC = "UTC";

    private LogOutput() {}

    /** Gives the lines of the process's log a form, from now on. Lines of text are what it begins with. */
    public static void use(LogSettings settings) {
        if (settings.form() == LogSettings.Format.JSON
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            writeJson(context);
        }
    }

    /** Keeps the warnings of a logger, and of those below it, from the log. */
    public static void onlyErrorsOf(String logger) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(logger).setLevel(Level.ERROR);
        }
    }

    static void writeJson(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(appender -> writeJson(context, appender));
    }

    private static void writeJson(LoggerContext context, Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> stream
                && !(stream.getEncoder() instanceof LoggingEventCompositeJsonEncoder)) {
            stream.setEncoder(encoder(context));
        }
    }

    /** One object a line: time, level, logger, thread, the message as it reads, its values by name, the stack trace. */
    private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
        LoggingEventFormattedTimestampJsonProvider time = new LoggingEventFormattedTimestampJsonProvider();
        time.setFieldName("time");
        time.setTimeZone(UTC);
        LoggerNameJsonProvider logger = new LoggerNameJsonProvider();
        logger.setFieldName("logger");
        LoggingEventThreadNameJsonProvider thread = new LoggingEventThreadNameJsonProvider();
        thread.setFieldName("thread");
        LoggingEventCompositeJsonEncoder encoder = new LoggingEventCompositeJsonEncoder();
        encoder.setContext(context);
        encoder.getProviders().addProvider(time);
        encoder.getProviders().addProvider(new LogLevelJsonProvider());
        encoder.getProviders().addProvider(logger);
        encoder.getProviders().addProvider(thread);
        encoder.getProviders().addProvider(new MessageJsonProvider());
        encoder.getProviders().addProvider(new MessageValues());
        encoder.getProviders().addProvider(new StackTraceJsonProvider());
        encoder.start();
        return encoder;
    }
}
