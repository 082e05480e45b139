package org.ndislint.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** What is followed: a sequence of inputs that make up one trace, each of which has its reader wait for more. */
interface Followed extends Closeable {
    /**
     * Waits for the next input and turns to it.
     *
     * @return false if there will be none
     */
    boolean next() throws IOException;

    /**
     * The input at hand, from its first byte. What can be read without a wait is what it tells as {@link
     * InputStream#available}.
     */
    InputStream stream();

    /** Whether something may have been written between the input at hand and the one before it, and is not to be had. */
    boolean mayHaveLost();

    /** Where reading stands in the input at hand. */
    FilePlace place();

    /** Called before each wait, with whether it is the last time. */
    interface Idle {
        /** What was to be had has been read. */
        void idle(boolean isLast);
    }
}
