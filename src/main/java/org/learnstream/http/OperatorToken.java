package org.learnstream.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.learnstream.config.HttpSettings;
import org.learnstream.config.SettingsException;
import org.learnstream.http.Problem.Kind;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The token that operators bring as {@code Authorization: Bearer}. Only its digest is held. */
public final class OperatorToken implements Operator {
    private static final String SCHEME = "bearer ";
    private static final int SHORTEST = 16;

    private final byte[] digest;

    private OperatorToken(String token) {
        digest = digest(token);
    }

    /**
     * Returns what tells operators from others by the settings: the token of a file, or nobody when there is no file.
     *
     * @throws SettingsException when the file cannot be read or its first line is too short
     */
    public static Operator of(HttpSettings settings) {
        return settings.operatorTokenFile().isEmpty() ? NOBODY : read(Path.of(settings.operatorTokenFile()));
    }

    private static OperatorToken read(Path file) {
        String token;
        try {
            token = Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException unreadable) {
            throw new SettingsException("http.operator-token-file is " + file + ", expected a file that can be read: "
                    + unreadable.getMessage());
        }
        if (token.length() < SHORTEST) {
            throw new SettingsException("http.operator-token-file is " + file + ", expected at least " + SHORTEST
                    + " characters on its first line");
        }
        return new OperatorToken(token);
    }

    @Override
    public boolean asks(Request request) {
        Optional<String> brought = request.header("authorization");
        if (brought.isEmpty()) {
            return false;
        }
        if (brought.filter(this::isOperators).isEmpty()) {
            throw new ProblemException(Kind.UNAUTHORISED, "the token is not the operator's");
        }
        return true;
    }

    @Override
    public void require(Request request) {
        if (!asks(request)) {
            throw new ProblemException(
                    Kind.UNAUTHORISED, "the request has no operator token: Authorization: Bearer TOKEN");
        }
    }

    /** Compares digests of one length in the same time whatever they are, so that the time it takes tells nothing. */
    private boolean isOperators(String authorisation) {
        boolean bearer = authorisation.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer
                && MessageDigest.isEqual(
                        digest, digest(authorisation.substring(SCHEME.length()).strip()));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
