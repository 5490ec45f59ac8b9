package org.learnstream.config;

/** What describes the records of the topics. */
public record SchemaSettings(RegistrySettings registry) {
    /** Returns these settings for those who may register schemas, or may only find them. */
    public SchemaSettings withAutoRegister(boolean other) {
        return new SchemaSettings(registry.withAutoRegister(other));
    }
}
