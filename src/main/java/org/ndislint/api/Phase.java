package org.ndislint.api;

/** Which part of an invocation a record shows. */
public enum Phase {
    /** It begins. */
    ENTER,
    /** It returns. */
    EXIT,
    /** All of it: its return was not recorded separately. */
    CALL
}
