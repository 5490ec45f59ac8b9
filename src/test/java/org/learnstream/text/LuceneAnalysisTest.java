package org.learnstream.text;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LuceneAnalysisTest {
    private static List<String> terms(String text) {
        return LuceneAnalysis.shared().terms(text);
    }

    @Test
    void shouldStemWordsAndLeaveOutThoseThatSayNothingWhenTextIsEnglish() {
        assertThat(terms("The Foundations of Databases, and querying them"))
                .containsExactly("foundat", "databas", "queri", "them");
    }

    @Test
    void shouldCutWordsAndPairCharactersWhenTextIsChinese() {
        assertThat(terms("汇编语言程序设计。")).containsExactly("汇编语言", "程序", "设计", "汇编", "编语", "语言", "言程", "程序", "序设", "设计");
    }

    @Test
    void shouldAnalyseEachRunByItsScriptWhenTextIsMixed() {
        assertThat(terms("Python语言 for beginners")).containsExactly("python", "语言", "语言", "beginn");
    }

    @Test
    void shouldFindNothingWhenTextHasNoWords() {
        assertThat(terms(" ，。 -- !")).isEmpty();
    }

    @Test
    void shouldKeepWordsAsTheyStandWhenTextIsInAnotherLanguage() {
        assertThat(terms("Введение")).containsExactly("введение");
    }
}
