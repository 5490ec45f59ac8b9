package org.learnstream.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.learnstream.domain.content.TextAnalysis;

/**
 * Terms by Apache Lucene: words of English in their stem; words of Chinese as a hidden Markov model cuts them, and pairs of
 * characters that stand together, which find what was cut in two ways.
 *
 * <p>The script decides, run by run, because titles mix both: what stands in Han characters is Chinese, everything else is
 * taken for English, which at worst leaves a word of another language as it stands. Stop words and punctuation are left
 * out.
 */
public final class LuceneAnalysis implements TextAnalysis {
    /** The dictionaries behind the Chinese analyzer are large: one of it serves the process. It lives as long. */
    private static final TextAnalysis SHARED =
            new LuceneAnalysis(new EnglishAnalyzer(), new SmartChineseAnalyzer(), new CJKAnalyzer());

    private final Analyzer english;
    private final Analyzer chinese;
    private final Analyzer pairs;

    private LuceneAnalysis(Analyzer english, Analyzer chinese, Analyzer pairs) {
        this.english = english;
        this.chinese = chinese;
        this.pairs = pairs;
    }

    /** Returns the analysis of the process. */
    public static TextAnalysis shared() {
        return SHARED;
    }

    @Override
    public List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            boolean han = isHan(text.codePointAt(from));
            int to = from;
            while (to < text.length() && isHan(text.codePointAt(to)) == han) {
                to += Character.charCount(text.codePointAt(to));
            }
            String run = text.substring(from, to);
            if (han) {
                addTerms(chinese, run, terms);
                addTerms(pairs, run, terms);
            } else {
                addTerms(english, run, terms);
            }
            from = to;
        }
        return terms;
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static void addTerms(Analyzer analyzer, String run, List<String> terms) {
        try (TokenStream tokens = analyzer.tokenStream("", run)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (term.length() > 0) {
                    terms.add(term.toString());
                }
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot be read", impossible);
        }
    }
}
