package org.learnstream.config;

/** Checks of single settings whose messages name key, value and expectation. */
final class Check {
    private Check() {}

    static void that(boolean holds, String key, Object value, String expectation) {
        if (!holds) {
            throw new SettingsException(key + " is " + value + ", expected " + expectation);
        }
    }
}
