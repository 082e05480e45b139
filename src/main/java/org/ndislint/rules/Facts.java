package org.ndislint.rules;

import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;

/**
 * What a test may ask about the record that is being judged and about the objects of the trace. Sets of states are those
 * before the record, with everything that may have happened unseen already in them. An answer of {@link Truth#MAYBE}
 * leaves its reasons with {@link #doubt}.
 */
public interface Facts {
    /** The record; on a return, with the values of its entry where that is certain. */
    CallEvent event();

    /** Whether the record is a return. */
    boolean isReturn();

    /** A mask over the states of a region: those that the object may be in. */
    long states(int kind, int row, int region);

    /** The states that the object before this one under the same name may have been in when this one was born; 0 if none. */
    long statesBefore(int kind, int row, int region);

    /** The row that a link leads to, or -1 if it is not known. */
    int linked(int kind, int row, int link);

    /** The first object of a kind whose link is known to lead to a target, or -1. */
    int linkedFrom(int targetKind, int target, int kind, int link);

    /** Whether it is certain that a link led to an object that has been forgotten: another has its name by now. */
    boolean isGone(int kind, int row, int link);

    /** The row of another kind that this same record names, or -1. */
    int named(int kind);

    /** Whether the driver of the record acts in this role for the object: 0 client, 1 call manager. */
    int byRole(int kind, int row, int role);

    /** Whether the record's thread is inside an invocation that passes; the record's own frame excluded. */
    int inside(Test.Inside test, int kind, int row);

    /** The record that is being judged; {@link #event} is another while an enclosing invocation is tested. */
    CallEvent judged();

    /** Whether nesting is known: the record names its thread. */
    boolean isThreadKnown();

    /** Whether a frame of one of the functions that names the object of this kind and row is open on any thread. */
    int during(boolean[] functions, int kind, int row);

    /** Whether a frame of one of the functions is open on any thread, whatever it names. */
    boolean isOpenSomewhere(boolean[] functions);

    /** Whether the entry of the invocation that returns is known, and nothing was lost since. */
    boolean isEntrySeen();

    /** Whether the record is the first call of the trace. */
    boolean isFirstRecord();

    /** What tells the record's thread from others; {@link Long#MIN_VALUE} if it names none. */
    long threadId();

    /** The number of the record that entered the invocation that returns, or -1 if it is not known for certain. */
    long entryNumber();

    /** The status at the entry of the invocation that returns, or {@link org.ndislint.model.Status#ABSENT}. */
    long entryStatus();

    /** The level at the entry of the invocation that returns, or -1. */
    int entryIrql();

    /** The run's symbols. */
    org.ndislint.model.Symbols symbols();

    /** The flags by which a caller of the record's function asserts that it runs at DISPATCH_LEVEL. */
    java.util.List<String> dispatchFlags();

    /** Whether macro names appear as written ({@code names=source}): yes, no, or not told. */
    int namesAreSource();

    /** Whether the calls of all these kinds of driver were recorded; a mask of {@link org.ndislint.catalogue.DriverKind} bits bits. */
    boolean covered(int kinds);

    /** Whether the capture says that it is complete and the trace has ended. */
    boolean isCompleteEnd();

    /** How many children of a row, by a link of the child kind that leads to it, pass a test. */
    int count(ObjectTests.Children test, int row);

    /** Whether the trace shows everything that happened from before any object existed up to now. */
    boolean isFromStart();

    /** Whether the value of a key of the record is the key of a live object of a kind that is named by one key. */
    int names(Key key, int kind);

    /**
     * Whether the object was first seen with this record although its birth would have been shown: an object of another
     * kind that the record names was born in view, and its driver makes the births of this kind.
     *
     * @param makers the kinds of driver whose records show births of the kind
     */
    int unborn(int kind, int row, int sinceKind, int makers);

    /** Whether a record of one of the functions, by catalogue number, has been seen; those kept back at the start included. */
    boolean seen(boolean[] functions);

    /** Whether every record that began an object of the kind said which. */
    boolean areBirthsNamed(int kind);

    /** Whether the object was first seen with this record, and was not born by it. */
    boolean firstSeen(int kind, int row);

    /** Whether everything about the object is known from its birth on, as far as these kinds of driver would show it. */
    boolean isWhole(int kind, int row, int kinds);

    /** A remembered value: 0 if unknown, else its tag; see {@link #slotBits}. */
    byte slotTag(int kind, int row, int slot);

    long slotBits(int kind, int row, int slot);

    /** Adds reasons ({@link Doubt}) to those of the current judgement. */
    void doubt(int reasons);

    /** Adds the reasons for which the states of an object are not known exactly. */
    void doubtOf(int kind, int row);

    /** Yes if something is known to be so; else it may be, for a reason of {@link Doubt}. */
    default int sureIf(boolean isKnown, int reason) {
        if (isKnown) {
            return Truth.YES;
        }
        doubt(reason);
        return Truth.MAYBE;
    }
}
