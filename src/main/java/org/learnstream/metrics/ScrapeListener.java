package org.learnstream.metrics;

/** Is told that meters are about to be read, to bring up to date what is dear to read for each of them. */
@FunctionalInterface
interface ScrapeListener {
    void beforeScrape();
}
