package org.learnstream.config;

/** What describes the records of the topics. */
public record SchemaSettings(RegistrySettings registry) {}
