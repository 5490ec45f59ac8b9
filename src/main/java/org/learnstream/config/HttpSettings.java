package org.learnstream.config;

/** Where the web tier reads. */
public record HttpSettings(
        @Doc("Address to listen on; 0.0.0.0 for all.") String host,

        @Doc("Port to listen on; 0 for any free one, to 65535.")
        int port,

        @Doc("HOST:PORT under which other instances reach this one; empty for host and port.")
        String advertised,

        @Doc(
                "File whose first line is the operator token: at least 16 characters that requests bring as Authorization: Bearer. Without it learners cannot be erased over HTTP, and what they said of themselves is not shown.")
        String operatorTokenFile) {
    public HttpSettings {
        Check.that(port >= 0 && port <= 65_535, "http.port", port, "0 to 65535");
    }

    /** Returns HOST:PORT under which other instances reach this one. */
    public String address() {
        return advertised.isEmpty() ? host + ":" + port : advertised;
    }
}
