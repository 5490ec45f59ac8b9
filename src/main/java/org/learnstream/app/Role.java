package org.learnstream.app;

/** What a process does. */
public enum Role {
    /** Takes events in, keeps affinities and the course model, and publishes slates. */
    PROCESS,
    /** Keeps tables of what is published and answers over HTTP. */
    SERVE
}
