package org.learnstream.domain.content;

import java.util.List;

/** Turns text into terms that mean the same in whatever form they stand there. Safe to use from any thread. */
@FunctionalInterface
public interface TextAnalysis {
    /** Knows no language: every text is without terms. */
    TextAnalysis NONE = text -> List.of();

    /** Returns the terms of a text in their order, repeated as often as they occur; none of them is empty. */
    List<String> terms(String text);
}
