package org.ndislint.model;

/** What a record of the contract says. */
public enum EventKind {
    /** An invocation begins on a thread. */
    ENTER('>', "enter"),
    /** It returns. */
    EXIT('<', "exit"),
    /** One record for an invocation whose return was not recorded separately. */
    CALL('=', "call"),
    /** Records are missing here. */
    LOST('!', "lost"),
    /** Describes the capture from here on. */
    CAPTURE('@', "capture");

    private final char mark;
    private final String json;

    EventKind(char mark, String json) {
        this.mark = mark;
        this.json = json;
    }

    /** The first character of a shorthand line. */
    public char mark() {
        return mark;
    }

    /** The value of the NDJSON key {@code event}. */
    public String json() {
        return json;
    }

    /** Whether it is about a call: {@code enter}, {@code exit} or {@code call}. */
    public boolean isCall() {
        return this == ENTER || this == EXIT || this == CALL;
    }
}
