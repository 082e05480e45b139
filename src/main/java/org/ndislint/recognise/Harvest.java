package org.ndislint.recognise;

import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Status;

/**
 * Reads what follows the name of a recognised beginning: {@code name=value}, {@code name: value}, {@code name value},
 * {@code name(value)}, bare statuses. Also the judge of whether the line is an entry or exit at all: prose behind the
 * name tells of a remark that merely begins with an arrow. A reused holder.
 */
final class Harvest {
    /** Words before a value that may name it: {@code New request FFFFC804AF2E3710}. */
    private static final int MOST_WORDS_BEFORE_VALUE = 3;
    /** Words without a value behind a name and punctuation: {@code --> Name; version of the driver}. */
    private static final int MOST_LOOSE_WORDS = 3;
    /** What stands further in is not read. */
    private static final int FARTHEST = 1 << 13;

    /** No value is longer. */
    private static final int LONGEST_VALUE = 512;

    private final Arguments arguments;
    private final LoggedValue value = new LoggedValue();

    private String s = "";
    private int end;
    private CallEvent event;
    private int wordsPending;
    private int wordFrom;
    private int wordTo;
    private int loose;
    private int outcomes;
    private boolean remark;
    /** A value or pair that no parameter explains. */
    private boolean foreign;

    private boolean nothingYet;
    /** The first thing behind the name was a parameter, a pointer or a status: prose does not begin like that. */
    private boolean dataFirst;

    Harvest(Arguments arguments) {
        this.arguments = arguments;
        this.event = new CallEvent();
    }

    /**
     * Fills {@code into}, whose kind and function are set, from the rest of the message; false if the line is a remark
     * after all, and then the event is of no use.
     */
    boolean read(String text, Wording wording, CallEvent into) {
        arguments.begin(into);
        event = into;
        s = text;
        end = Math.min(text.length(), FARTHEST);
        wordsPending = 0;
        loose = 0;
        outcomes = 0;
        remark = false;
        foreign = false;
        nothingYet = true;
        dataFirst = false;
        int at = wording.rest;
        while (at < end && !remark) {
            at = readItem(at);
        }
        loose += wordsPending;
        return !remark && accepts(wording);
    }

    private boolean accepts(Wording wording) {
        boolean status = event.status != Status.ABSENT;
        if (wording.needsStatus && !status && !nothingYet) {
            return false;
        }
        if (event.kind == EventKind.CALL) {
            return true;
        }
        if (wording.nameOutside && foreign) {
            return false;
        }
        boolean parted = wording.punctuated || (dataFirst && wording.convention != Convention.NAME_ARROW);
        if (event.kind == EventKind.EXIT) {
            return parted || loose == 0 || (status && loose <= outcomes);
        }
        return outcomes == 0 && loose <= (parted ? MOST_LOOSE_WORDS : 0);
    }

    /** Reads one item; returns where it ends. */
    private int readItem(int at) {
        char c = s.charAt(at);
        if (Letters.isBlank(c)) {
            return at + 1;
        }
        if (Arrow.at(s, at, end) != 0) {
            // A second arrow: states or levels that change, a path.
            remark = event.kind != EventKind.CALL;
            return end;
        }
        boolean deref = c == '*' && at + 1 < end && Letters.isName(s.charAt(at + 1));
        if (deref) {
            return readWord(at + 1, true);
        }
        boolean nullWord = c == '(' && s.startsWith("(null)", at);
        boolean figure = Letters.isHex(c) || (c == '-' && at + 1 < end && Letters.isDigit(s.charAt(at + 1)));
        if (nullWord || (figure && readValue(at) && value.form == LoggedValue.Form.NUMBER)) {
            readValue(at);
            takeBare();
            return value.end;
        }
        if (Letters.isLetter(c) || c == '_') {
            return readWord(at, false);
        }
        if (c == '"' || c == '{') {
            readValue(at);
            takeBare();
            return value.end;
        }
        if (Letters.isDigit(c) && readValue(at)) {
            takeBare();
            return value.end;
        }
        endWords(c);
        return at + 1;
    }

    private boolean readValue(int at) {
        return value.read(s, at, Math.min(end, at + LONGEST_VALUE));
    }

    /** Punctuation parts words from what follows. */
    private void endWords(char c) {
        if (c == ',' || c == ';' || c == '.' || c == ':' || c == ')' || c == ']' || c == '>') {
            loose += wordsPending;
            wordsPending = 0;
        }
    }

    private int readWord(int from, boolean deref) {
        int to = Letters.skipName(s, from, end);
        while (to + 2 < end && s.charAt(to) == '-' && s.charAt(to + 1) == '>' && Letters.isName(s.charAt(to + 2))) {
            to = Letters.skipName(s, to + 2, end); // pointer->member is one name, and none that we know
        }
        boolean call = to + 1 < end && s.charAt(to) == '(' && s.charAt(to + 1) == ')';
        int next = Letters.skipBlanks(s, call ? to + 2 : to, end);
        char sign = next < end ? s.charAt(next) : ' ';
        if (sign == '=' && Arrow.at(s, next, end) == 0) {
            return readPair(from, to, Letters.skipBlanks(s, next + 1, end), deref, true);
        }
        if (sign == ':' && !(next + 1 < end && s.charAt(next + 1) == ':')) {
            int behind = Letters.skipBlanks(s, next + 1, end);
            if (readValue(behind) && (isData() || arguments.isKnown(s, from, to))) {
                return readPair(from, to, behind, deref, true);
            }
        }
        if (sign == '(' && next == to && readValue(next + 1) && isData() && closes(value.end)) {
            return Math.min(end, 1 + readPair(from, to, next + 1, deref, true));
        }
        if (next > to && readValue(behindIs(next)) && (isNumberOrNull() || isConstantOf(from, to))) {
            return readPair(from, to, behindIs(next), deref, false);
        }
        return readBareWord(from, to);
    }

    /** {@code Status NDIS_STATUS_PENDING}, but not a constant behind just any word. */
    private boolean isConstantOf(int from, int to) {
        return value.form == LoggedValue.Form.NAME && value.isConstant() && arguments.isKnown(s, from, to);
    }

    /** {@code NetBufferLists is FFFFC804AF2E3710}. */
    private int behindIs(int at) {
        boolean is = at + 3 < end && s.startsWith("is ", at);
        return is ? Letters.skipBlanks(s, at + 3, end) : at;
    }

    private boolean closes(int at) {
        return at < end && s.charAt(at) == ')';
    }

    /** Whether the value just read is more than a word of prose. */
    private boolean isData() {
        return isNumberOrNull()
                || (value.hasName() && (value.isConstant() || isTruth()))
                || (value.form == LoggedValue.Form.TEXT && isQuotedOrFigures());
    }

    private boolean isQuotedOrFigures() {
        char c = value.from > 0 ? s.charAt(value.from - 1) : ' ';
        return c == '"' || c == '{' || c == '\'' || Letters.isDigit(s.charAt(value.from)) || value.hasNumber();
    }

    private boolean isTruth() {
        return Letters.equalsLower(s, value.nameFrom, value.nameTo, "true")
                || Letters.equalsLower(s, value.nameFrom, value.nameTo, "false");
    }

    private boolean isNumberOrNull() {
        return value.form == LoggedValue.Form.NUMBER
                || (value.isNullWord() && Letters.isUpper(s.charAt(value.nameFrom)))
                || (value.isNullWord() && value.end > value.to);
    }

    /**
     * A pair whose value begins at {@code at}; {@code signed} when {@code =}, {@code :} or a parenthesis stood between.
     */
    private int readPair(int from, int to, int at, boolean deref, boolean signed) {
        dataFirst |= nothingYet;
        nothingYet = false;
        // In "New request FFFF…" the words before belong to the pair.
        loose += wordsPending >= MOST_WORDS_BEFORE_VALUE ? wordsPending : 0;
        wordsPending = 0;
        boolean verdict = event.kind == EventKind.ENTER && !signed && Remarks.isVerdict(s, from, to);
        if (verdict && !arguments.isStatusName(s, from, to)) {
            remark = true;
            return end;
        }
        if (!readValue(at)) {
            return Math.max(at, to);
        }
        int valueEnd = value.end;
        foreign |= !arguments.take(s, from, to, value, deref, signed);
        boolean prose = signed && value.form == LoggedValue.Form.NAME && !value.isConstant();
        return prose ? skipProse(valueEnd) : valueEnd;
    }

    /** {@code Reason=timer ran out, …}: the words up to the next punctuation are the value's. */
    private int skipProse(int from) {
        int at = from;
        while (at < end && (Letters.isBlank(s.charAt(at)) || Letters.isLetter(s.charAt(at)))) {
            int word = Letters.skipBlanks(s, at, end);
            int stop = Letters.skipName(s, word, end);
            int sign = Letters.skipBlanks(s, stop, end);
            if (stop == word || (sign < end && (s.charAt(sign) == '=' || s.charAt(sign) == ':'))) {
                break;
            }
            at = stop;
        }
        return Math.max(at, from);
    }

    private int readBareWord(int from, int to) {
        if (readValue(from) && value.hasName() && value.isConstant()) {
            takeBare();
            return value.end;
        }
        nothingYet = false;
        boolean status = isTruthWord(from, to) || arguments.isOwnStatus(s, from, to);
        if (status && event.kind == EventKind.EXIT) {
            value.read(s, from, to);
            arguments.takeReturned(value);
        } else if (Remarks.isFiller(s, from, to) || (event.kind == EventKind.EXIT && isSuccess(from, to))) {
            return to;
        } else if (event.kind == EventKind.ENTER && Remarks.isVerdict(s, from, to)) {
            remark = true;
        } else {
            outcomes += event.kind == EventKind.EXIT && Remarks.isOutcome(s, from, to) ? 1 : 0;
            wordsPending++;
            wordFrom = from;
            wordTo = to;
        }
        return to;
    }

    private boolean isTruthWord(int from, int to) {
        return Letters.equalsLower(s, from, to, "true") || Letters.equalsLower(s, from, to, "false");
    }

    /** {@code <=== Name Successfully} says no status, and yet that the call is over. */
    private boolean isSuccess(int from, int to) {
        return Letters.equalsLower(s, from, to, "successfully")
                || Letters.equalsLower(s, from, to, "done")
                || Letters.equalsLower(s, from, to, "ok");
    }

    /** A value without a name, or behind words that were not its name. */
    private void takeBare() {
        dataFirst |= nothingYet && (value.isPointer() || (event.kind == EventKind.EXIT && isStatusLike()));
        nothingYet = false;
        boolean named = wordsPending > 0 && wordsPending <= MOST_WORDS_BEFORE_VALUE;
        if (named && value.form == LoggedValue.Form.NUMBER) {
            foreign |= !arguments.take(s, wordFrom, wordTo, value, false, false);
            wordsPending = 0;
            return;
        }
        if (value.hasName() && value.nameFrom == value.from && arguments.takeLevel(value)) {
            return;
        }
        if (event.kind == EventKind.EXIT && isStatusLike() && arguments.takeReturned(value)) {
            wordsPending = 0;
            return;
        }
        if (arguments.isTaken(value)) {
            return;
        }
        foreign = true;
        if (event.kind == EventKind.ENTER && value.form == LoggedValue.Form.NUMBER && !value.isPointer()) {
            loose++; // "Name -> 5" is a state, not a parameter
        }
    }

    private boolean isStatusLike() {
        if (value.form == LoggedValue.Form.NUMBER) {
            return value.digits() <= 8 || value.hasName() || value.negative;
        }
        return value.form == LoggedValue.Form.NAME && value.isConstant();
    }
}
