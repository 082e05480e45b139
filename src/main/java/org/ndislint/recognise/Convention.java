package org.ndislint.recognise;

/** The built-in ways in which a message tells that a call begins, ends or happens. */
public enum Convention {
    /** {@code --> Name}. */
    ARROW_NAME("an arrow, then the name"),
    /** {@code Name:123 --->}, {@code [Name]=>}. */
    NAME_ARROW("the name, then an arrow"),
    /** {@code --> Entry}. */
    ARROW_ALONE("an arrow alone; the record names the function"),
    /** {@code Name: Enter}, {@code Entering Name}, {@code Name returning 0x103}. */
    WORD("a word such as Enter or Exit beside the name"),
    /** {@code Function Return=STATUS_SUCCESS}. */
    FUNCTION_RETURN("Function Return=status; the record names the function"),
    /** {@code DDI: Calling Name}. */
    CALLING("DDI: Calling, then the name"),
    /** An event named {@code FunctionEntry} or {@code FunctionExit}. */
    NAMED_EVENT("an event named FunctionEntry or FunctionExit");

    private final String words;

    Convention(String words) {
        this.words = words;
    }

    /** What it looks like, for people. */
    public String words() {
        return words;
    }
}
