package org.ndislint.timeline;

import java.util.Arrays;

/**
 * Many short stretches of words of 32 bits in few large arrays: taken, given back and taken again. A stretch is named by a
 * number and lies in one page; its words are as its last owner left them.
 */
final class Slab {
    /** No stretch. */
    static final int NONE = -1;

    private static final int PAGE_BITS = 14;
    /** The longest stretch, in words. */
    static final int MOST_WORDS = 1 << PAGE_BITS;

    private static final int LONGEST_REST = 8;

    private int[][] pages = new int[4][];
    private int pageCount;
    /** The first word never taken, of the last page. */
    private int next = MOST_WORDS;
    /** By words: the first stretch of a list of those given back, each of which holds the number of the next. */
    private int[] free = new int[32];

    Slab() {
        Arrays.fill(free, NONE);
    }

    /** Takes a stretch of some words, at least one and at most {@link #MOST_WORDS}. */
    int take(int words) {
        if (words < free.length && free[words] != NONE) {
            int stretch = free[words];
            free[words] = get(stretch, 0);
            return stretch;
        }
        if (next + words > MOST_WORDS) {
            addPage(words);
        }
        int stretch = ((pageCount - 1) << PAGE_BITS) + next;
        next += words;
        return stretch;
    }

    private void addPage(int words) {
        if (words > MOST_WORDS) {
            throw new IllegalArgumentException("expected at most " + MOST_WORDS + " words, found " + words);
        }
        giveRest();
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        pages[pageCount++] = new int[MOST_WORDS];
        next = 0;
    }

    /** What is left of the last page is there for short stretches. */
    private void giveRest() {
        while (next < MOST_WORDS) {
            int words = Math.min(MOST_WORDS - next, LONGEST_REST);
            give(((pageCount - 1) << PAGE_BITS) + next, words);
            next += words;
        }
    }

    /** Gives a stretch back, with the number of words with which it was taken. */
    void give(int stretch, int words) {
        if (words >= free.length) {
            int known = free.length;
            free = Arrays.copyOf(free, words + 1);
            Arrays.fill(free, known, free.length, NONE);
        }
        set(stretch, 0, free[words]);
        free[words] = stretch;
    }

    /** The array that holds a stretch, from {@link #start} on. */
    int[] page(int stretch) {
        return pages[stretch >>> PAGE_BITS];
    }

    /** Where a stretch begins in its {@link #page}. */
    static int start(int stretch) {
        return stretch & (MOST_WORDS - 1);
    }

    int get(int stretch, int offset) {
        return page(stretch)[start(stretch) + offset];
    }

    void set(int stretch, int offset, int value) {
        page(stretch)[start(stretch) + offset] = value;
    }
}
