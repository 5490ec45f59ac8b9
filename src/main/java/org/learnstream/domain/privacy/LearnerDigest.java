package org.learnstream.domain.privacy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * By what an erased learner is known again without their identifier: the SHA-256 of a salt and the identifier.
 *
 * <p>Whoever knows the salt can find out whether an identifier that they think of was erased; nobody can list the
 * identifiers.
 *
 * @param salt mixed in; with another one nobody is known again
 */
public record LearnerDigest(String salt) {
    /** Returns the digest of a learner, in hexadecimal digits. */
    public String of(String learnerId) {
        byte[] mixed = salt.getBytes(UTF_8);
        MessageDigest digest = sha256();
        // With its length in front no other salt and identifier give the same bytes.
        digest.update((mixed.length + ":").getBytes(UTF_8));
        digest.update(mixed);
        digest.update(learnerId.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
