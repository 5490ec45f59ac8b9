package org.learnstream;

/** The entry point of the {@code learnstream} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
