package org.learnstream.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Which schema registry to use, and how. */
public record RegistrySettings(
        @Doc(
                "Schema registry with Confluent's REST interface, http://HOST:PORT and path; Apicurio's path is /apis/ccompat/v7. With it records are written in the Confluent wire format; empty for Avro's single-object encoding, which needs no registry.")
        String url,

        @Doc("Name to log in to the registry with; empty for none.")
        String user,

        @Doc("Password to log in to the registry with; never shown.")
        String password,

        @Doc(
                "Whether the schemas of all topics are registered at the start, each under TOPIC-value; if not, they must be there.")
        boolean autoRegister,

        @Doc(
                "What the registry is told to demand of a new schema of a topic: NONE, BACKWARD, FORWARD or FULL, or one of these with _TRANSITIVE for all earlier ones and not only the last; empty to leave it as it is there.")
        String compatibility,

        @Doc("A registry that does not answer is tried for so long; then the instance stops, and loses nothing.")
        Duration timeout) {
    private static final Set<String> LEVELS = Set.of(
            "", "NONE", "BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE", "FULL", "FULL_TRANSITIVE");

    public RegistrySettings {
        // A password in it would be in every message about the registry.
        Check.that(!url.contains("@"), "schema.registry.url", "one with a @", "a URL without name and password");
        Check.that(
                url.isEmpty() || isHttp(url), "schema.registry.url", url, "http:// or https:// with a host and a path");
        compatibility = compatibility.toUpperCase(Locale.ROOT);
        Check.that(
                LEVELS.contains(compatibility),
                "schema.registry.compatibility",
                compatibility,
                "NONE, BACKWARD, FORWARD or FULL, the last three also with _TRANSITIVE, or nothing");
        Check.that(
                password.isEmpty() || !user.isEmpty(),
                "schema.registry.user",
                "empty",
                "a name when there is a schema.registry.password");
        Check.that(timeout.toMillis() > 0, "schema.registry.timeout", timeout, "more than 0");
    }

    /** Whether there is a registry to use. */
    public boolean isUsed() {
        return !url.isEmpty();
    }

    /** Returns these settings for those who may register schemas, or may only find them. */
    public RegistrySettings withAutoRegister(boolean other) {
        return new RegistrySettings(url, user, password, other, compatibility, timeout);
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    /** Returns the settings in words, the password left out. */
    @Override
    public String toString() {
        return "RegistrySettings[url=" + url + ", user=" + user + ", password=" + (password.isEmpty() ? "none" : "***")
                + ", autoRegister=" + autoRegister + ", compatibility=" + compatibility + ", timeout=" + timeout + "]";
    }
}
