package org.ndislint.recognise;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.model.CallEvent;
import org.ndislint.model.EventKind;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
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
    private static final int FARTHEST = 1 << 16;

    private static final String[] STATUS_NAMES = {
        "status", "ndisstatus", "ntstatus", "ndis_status", "nt_status", "returnstatus", "returnvalue", "return",
        "returned", "returning", "returns", "retval", "ret", "rc", "error"
    };
    private static final String ADAPTER = "MiniportAdapterContext";
    private static final String[] IRQL_NAMES = {"irql", "currentirql", "kegetcurrentirql", "ndis_current_irql"};

    private final Catalogue catalogue;
    private final Parameters parameters;
    private final EventFiller filler;
    /** A mapping file's further names of parameters, in lower case. */
    private final Map<String, Target> ownNames;

    private final LoggedValue value = new LoggedValue();

    private String s = "";
    private int end;
    private CallEvent event;
    private boolean returnsStatus;
    private boolean returnsBoolean;
    private int wordsPending;
    private int wordFrom;
    private int wordTo;
    private int loose;
    private int outcomes;
    private boolean remark;
    /** A value or pair that no parameter explains. */
    private boolean foreign;

    private boolean nothingYet;

    Harvest(Catalogue catalogue, Parameters parameters, EventFiller filler, Map<String, Target> ownNames) {
        this.catalogue = catalogue;
        this.parameters = parameters;
        this.filler = filler;
        this.ownNames = ownNames;
        this.event = new CallEvent();
    }

    /**
     * Fills {@code into}, whose kind and function are set, from the rest of the message; false if the line is a remark
     * after all, and then the event is of no use.
     */
    boolean read(String text, Wording wording, CallEvent into) {
        begin(into);
        s = text;
        end = Math.min(text.length(), FARTHEST);
        int at = wording.rest;
        while (at < end && !remark) {
            at = readItem(at);
        }
        loose += wordsPending;
        return !remark && accepts(wording);
    }

    /** Makes ready for an event whose kind and function are set. */
    void begin(CallEvent into) {
        event = into;
        returnsStatus = catalogue.returnsStatus(into.function);
        returnsBoolean = catalogue.returnsBoolean(into.function);
        wordsPending = 0;
        loose = 0;
        outcomes = 0;
        remark = false;
        foreign = false;
        nothingYet = true;
    }

    /** After {@link #begin}: takes a field of a structured message like a pair. */
    void readField(String name, String text) {
        s = name;
        if (value.readWhole(text)) {
            take(0, name.length(), false, true);
        }
    }

    /**
     * Takes the pointer that stood in brackets before the arrow: of a function that gets the miniport's context of its
     * adapter, it is that one.
     */
    void takeAdapter(String text, int from, int to) {
        if (to > from && isAdapters() && value.read(text, from, to)) {
            filler.putKey(event, Key.ADAPTER_CONTEXT, value);
        }
    }

    private boolean isAdapters() {
        Target target = parameters.find(event.function, event.kind, ADAPTER, 0, ADAPTER.length());
        return target != null && target.key() == Key.ADAPTER_CONTEXT;
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
        if (event.kind == EventKind.EXIT) {
            return wording.punctuated || loose == 0 || (status && loose <= outcomes);
        }
        return outcomes == 0 && loose <= (wording.punctuated ? MOST_LOOSE_WORDS : 0);
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
        boolean figure = Letters.isHex(c) || c == '-';
        if (nullWord || (figure && value.read(s, at, end) && value.form == LoggedValue.Form.NUMBER)) {
            value.read(s, at, end);
            takeBare();
            return value.end;
        }
        if (Letters.isLetter(c) || c == '_') {
            return readWord(at, false);
        }
        if (c == '"' || c == '{') {
            value.read(s, at, end);
            takeBare();
            return value.end;
        }
        if (Letters.isDigit(c) && value.read(s, at, end)) {
            takeBare();
            return value.end;
        }
        endWords(c);
        return at + 1;
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
            if (value.read(s, behind, end) && (isData() || isKnown(from, to))) {
                return readPair(from, to, behind, deref, true);
            }
        }
        if (sign == '(' && next == to && value.read(s, next + 1, end) && isData() && closes(value.end)) {
            return Math.min(end, 1 + readPair(from, to, next + 1, deref, true));
        }
        if (next > to && value.read(s, behindIs(next), end) && (isNumberOrNull() || isConstantOf(from, to))) {
            return readPair(from, to, behindIs(next), deref, false);
        }
        return readBareWord(from, to);
    }

    /** {@code Status NDIS_STATUS_PENDING}, but not a constant behind just any word. */
    private boolean isConstantOf(int from, int to) {
        return value.form == LoggedValue.Form.NAME && value.isConstant() && isKnown(from, to);
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
        return value.form == LoggedValue.Form.NUMBER || (value.isNullWord() && Letters.isUpper(s.charAt(value.nameFrom)))
                || (value.isNullWord() && value.end > value.to);
    }

    private boolean isKnown(int from, int to) {
        return parameters.find(event.function, event.kind, s, from, to) != null || keyOf(from, to) != null || isOneOf(STATUS_NAMES, from, to)
                || isOneOf(IRQL_NAMES, from, to);
    }

    /**
     * A pair whose value begins at {@code at}; {@code signed} when {@code =}, {@code :} or a parenthesis stood between.
     */
    private int readPair(int from, int to, int at, boolean deref, boolean signed) {
        nothingYet = false;
        // In "New request FFFF…" the words before belong to the pair.
        loose += wordsPending >= MOST_WORDS_BEFORE_VALUE ? wordsPending : 0;
        wordsPending = 0;
        boolean verdict = event.kind == EventKind.ENTER && !signed && Remarks.isVerdict(s, from, to);
        if (verdict && !isOneOf(STATUS_NAMES, from, to)) {
            remark = true;
            return end;
        }
        if (!value.read(s, at, end)) {
            return Math.max(at, to);
        }
        int valueEnd = value.end;
        foreign |= !take(from, to, deref, signed);
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
        if (value.read(s, from, end) && value.hasName() && value.isConstant()) {
            takeBare();
            return value.end;
        }
        nothingYet = false;
        if (isTruthWord(from, to) && event.kind == EventKind.EXIT) {
            value.read(s, from, end);
            takeReturned();
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
        nothingYet = false;
        boolean named = wordsPending > 0 && wordsPending <= MOST_WORDS_BEFORE_VALUE;
        if (named && value.form == LoggedValue.Form.NUMBER) {
            foreign |= !take(wordFrom, wordTo, false, false);
            wordsPending = 0;
            return;
        }
        if (value.hasName() && value.nameFrom == value.from && takeLevel()) {
            return;
        }
        if (event.kind == EventKind.EXIT && isStatusLike() && takeReturned()) {
            wordsPending = 0;
            return;
        }
        foreign = true;
        if (event.kind == EventKind.ENTER && value.form == LoggedValue.Form.NUMBER && !value.isPointer()) {
            loose++; // "Name -> 5" is a state, not a parameter
        }
    }

    /** {@code at DISPATCH_LEVEL}. */
    private boolean takeLevel() {
        boolean level = value.to - value.from > 6 && s.startsWith("_LEVEL", value.to - 6);
        return level && Irql.parse(value.text()) >= 0 && EventFiller.putIrql(event, value);
    }

    private boolean isStatusLike() {
        if (value.form == LoggedValue.Form.NUMBER) {
            return value.digits() <= 8 || value.hasName() || value.negative;
        }
        return value.form == LoggedValue.Form.NAME && value.isConstant();
    }

    /** The return value; false if it is not certain which status it is. */
    private boolean takeReturned() {
        long status = filler.statuses().read(value);
        if (status == Status.ABSENT) {
            return false;
        }
        boolean truth = status == Status.TRUE || status == Status.FALSE;
        if (event.status == Status.ABSENT && (truth ? returnsBoolean : returnsStatus)) {
            event.status = status;
        }
        return true;
    }

    /** Puts the value just read where its name says; false if the name says nothing for this function. */
    private boolean take(int from, int to, boolean deref, boolean signed) {
        if (isOneOf(IRQL_NAMES, from, to)) {
            EventFiller.putIrql(event, value);
            return true;
        }
        Target target = ownNames.isEmpty()
                ? null
                : ownNames.get(s.substring(from, to).toLowerCase(java.util.Locale.ROOT));
        if (target == null) {
            target = parameters.find(event.function, event.kind, s, from, to);
        }
        boolean statusName = isOneOf(STATUS_NAMES, from, to);
        if ((target == null && statusName) || (target != null && target.place() == Target.Place.STATUS)) {
            takeStatus(from, to, target);
            return true;
        }
        if (target != null) {
            if (deref && event.kind == EventKind.ENTER && parameters.isVcVariable(event.function, s, from, to)) {
                filler.putKey(event, Key.VC_VAR, value);
            } else if (signed || !isHandle(target) || value.isPointer() || value.isNullWord()) {
                filler.put(event, target, value);
            }
            return true;
        }
        Key key = keyOf(from, to);
        if (key != null && (signed || (value.isPointer() && key.isHandleLike()))) {
            filler.putKey(event, key, value);
            return true;
        }
        return false;
    }

    private static boolean isHandle(Target target) {
        Key key = target.key();
        return key != null && key.isHandleLike();
    }

    /** On entry the Status argument; on exit the return value, or what a Status variable holds then. */
    private void takeStatus(int from, int to, @Nullable Target target) {
        if (event.kind == EventKind.EXIT) {
            if (target != null && parameters.isStatusOut(event.function, s, from, to)) {
                filler.put(event, target, value);
            } else {
                takeReturned();
            }
            return;
        }
        boolean argument = target != null || (parameters.takesStatus(event.function) && isStatusArgument(from, to));
        if (argument && event.status == Status.ABSENT) {
            long status = filler.statuses().read(value);
            event.status = status == Status.TRUE || status == Status.FALSE ? Status.ABSENT : status;
        }
    }

    private boolean isStatusArgument(int from, int to) {
        return Letters.equalsLower(s, from, to, "status") || Letters.equalsLower(s, from, to, "ndisstatus");
    }

    /** The contract's key, spelled as there. */
    private @Nullable Key keyOf(int from, int to) {
        for (int i = 0; i < Key.count(); i++) {
            String name = Key.of(i).json();
            if (name.length() == to - from && s.startsWith(name, from)) {
                return Key.of(i);
            }
        }
        return null;
    }

    private boolean isOneOf(String[] words, int from, int to) {
        for (String word : words) {
            if (Letters.equalsLower(s, from, to, word)) {
                return true;
            }
        }
        return false;
    }
}
