package org.ndislint.recognise;

import java.time.ZoneId;
import java.util.Map;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Irql;
import org.ndislint.model.Key;
import org.ndislint.model.Status;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;

/**
 * Puts logged values into an event by the contract's rules: handles are numbers if they look like one and names
 * otherwise, and the first value of a key stands. What cannot be read for
 * certain is left out, as not recorded.
 */
final class EventFiller {
    /** Longer names are cut off by no driver's log, and are no names. */
    private static final int LONGEST_NAME = 256;

    private final Symbols symbols;
    private final StatusReader statuses;
    private final Mapping.TimeUnit timeUnit;
    private final ZoneId zone;
    private final Utf8 text = new Utf8();

    /** Numbers for times count {@code timeUnit}; stamps without zone are in {@code zone}. */
    EventFiller(Symbols symbols, StatusReader statuses, Mapping.TimeUnit timeUnit, ZoneId zone) {
        this.symbols = symbols;
        this.statuses = statuses;
        this.timeUnit = timeUnit;
        this.zone = zone;
    }

    /** The same with further spellings of statuses. */
    EventFiller with(Map<String, String> spellings) {
        return new EventFiller(symbols, statuses.with(spellings), timeUnit, zone);
    }

    StatusReader statuses() {
        return statuses;
    }

    /** Puts a value; false if it was not of the kind that belongs there. */
    boolean put(CallEvent event, Target target, LoggedValue value) {
        return switch (target.place()) {
            case KEY -> target.key() != null && putKey(event, target.key(), value);
            case ARG -> putArg(event, target.arg(), value);
            case STATUS -> putStatus(event, value);
            case IRQL -> putIrql(event, value);
            case DRIVER -> putDriver(event, value);
            case CPU, PID, TID -> putPlace(event, target.place(), value);
            case TIME -> putTime(event, value);
            case UNKNOWABLE, FN, EVENT, LOST_COUNT -> false;
        };
    }

    boolean putKey(CallEvent event, Key key, LoggedValue value) {
        if (event.has(key)) {
            return true;
        }
        if (key == Key.NBL) {
            return putNbls(event, value);
        }
        if (key.isHandleLike()) {
            return putHandle(event, key, value);
        }
        return switch (key) {
            case PORT, COUNT, INTERNAL, NULL_HANDLERS -> putInteger(event, key, value);
            case OID, CODE, CLOSE_STATUS -> putCode(event, key, value);
            default -> putFact(event, key, value);
        };
    }

    private boolean putHandle(CallEvent event, Key key, LoggedValue value) {
        if (value.hasNumber() && isHandleNumber(value)) {
            if (!value.fitsHex()) {
                return false;
            }
            event.set(key, Value.NUMBER, value.hex());
            return true;
        }
        if (value.isNullWord()) {
            event.set(key, Value.NUMBER, 0);
            return true;
        }
        return putName(event, key, value.source, value.from, value.to);
    }

    private static boolean isHandleNumber(LoggedValue value) {
        return value.isPointer() || (value.split && !value.negative) || isZero(value);
    }

    private static boolean isZero(LoggedValue value) {
        return !value.negative && value.allFigures() && value.decimal() == 0;
    }

    /** One pointer, or several with commas or blanks between them as a cell may hold them. */
    private boolean putNbls(CallEvent event, LoggedValue value) {
        if (value.form != LoggedValue.Form.TEXT) {
            return addNbl(event, value);
        }
        LoggedValue one = new LoggedValue();
        int at = value.from;
        boolean all = true;
        while (at < value.to && all) {
            int stop = at;
            while (stop < value.to && value.source.charAt(stop) != ',' && value.source.charAt(stop) != ' ') {
                stop++;
            }
            if (stop > at) {
                all = one.read(value.source, at, stop) && one.end == stop && addNbl(event, one);
            }
            at = stop + 1;
        }
        return all && event.nblCount() > 0;
    }

    private boolean addNbl(CallEvent event, LoggedValue one) {
        if (one.hasNumber() && isHandleNumber(one)) {
            if (one.fitsHex()) {
                event.addNbl(Value.NUMBER, one.hex());
            }
            return one.fitsHex();
        }
        if (one.isNullWord()) {
            event.addNbl(Value.NUMBER, 0);
            return true;
        }
        int length = text.fill(one.source, one.from, one.to);
        event.addNbl(text.tag(), text.bits(symbols));
        return length > 0;
    }

    private static boolean putInteger(CallEvent event, Key key, LoggedValue value) {
        long number = integer(value);
        if (number < 0) {
            return false;
        }
        event.set(key, Value.NUMBER, number);
        return true;
    }

    /** A number by {@code 0x} or in figures; -1 if it is neither, or does not fit. */
    static long integer(LoggedValue value) {
        if (!value.hasNumber() || value.negative) {
            return -1;
        }
        if (value.prefixed) {
            return value.fitsHex() && value.hex() >= 0 ? value.hex() : -1;
        }
        return value.allFigures() ? value.decimal() : -1;
    }

    /** An OID or a status: the name where there is one; a bare number only if it is certain to be hex. */
    private boolean putCode(CallEvent event, Key key, LoggedValue value) {
        if (value.hasName() && value.isConstant()) {
            return putName(event, key, value.source, value.nameFrom, value.nameTo);
        }
        if (value.hasNumber() && !value.negative && (value.isPointer() || !value.allFigures() || isZero(value))) {
            if (!value.fitsHex() || value.hex() >>> 32 != 0) {
                return false;
            }
            event.set(key, Value.NUMBER, value.hex());
            return true;
        }
        return !value.hasNumber() && putName(event, key, value.source, value.from, value.to);
    }

    private boolean putFact(CallEvent event, Key key, LoggedValue value) {
        if (value.hasName() && !value.isNullWord()) {
            return putName(event, key, value.source, value.nameFrom, value.nameTo);
        }
        long number = number(value);
        if (number != -1 || isAllOnes(value)) {
            event.set(key, Value.NUMBER, number);
            return true;
        }
        return putName(event, key, value.source, value.from, value.to);
    }

    private boolean putArg(CallEvent event, int name, LoggedValue value) {
        for (int i = 0; i < event.argCount(); i++) {
            if (event.argName(i) == name) {
                return true;
            }
        }
        long number = number(value);
        if (number != -1 || isAllOnes(value)) {
            event.addArg(name, Value.NUMBER, number);
            return true;
        }
        if (value.isNullWord()) {
            event.addArg(name, Value.NUMBER, 0);
            return true;
        }
        boolean named = value.hasName();
        if (text.fill(value.source, named ? value.nameFrom : value.from, named ? value.nameTo : value.to) == 0) {
            return false;
        }
        event.addArg(name, text.tag(), text.bits(symbols));
        return true;
    }

    /** A number by {@code 0x}, of 8 or 16 hex digits, or in figures; -1 if it is none of these. */
    private static long number(LoggedValue value) {
        if (!value.hasNumber() || value.negative) {
            return -1;
        }
        if (value.isPointer()) {
            return value.fitsHex() ? value.hex() : -1;
        }
        return value.allFigures() ? value.decimal() : -1;
    }

    private static boolean isAllOnes(LoggedValue value) {
        return value.isPointer() && value.fitsHex() && value.hex() == -1;
    }

    private boolean putName(CallEvent event, Key key, String s, int from, int to) {
        if (to - from > LONGEST_NAME || text.fill(s, from, to) == 0) {
            return false;
        }
        event.set(key, text.tag(), text.bits(symbols));
        return true;
    }

    private boolean putStatus(CallEvent event, LoggedValue value) {
        long status = statuses.read(value);
        if (status == Status.ABSENT) {
            return false;
        }
        if (event.status == Status.ABSENT) {
            event.status = status;
        }
        return true;
    }

    static boolean putIrql(CallEvent event, LoggedValue value) {
        int level = irql(value);
        if (level < 0) {
            return false;
        }
        if (event.irql < 0) {
            event.irql = level;
        }
        return true;
    }

    /** {@code 2}, {@code DISPATCH_LEVEL}, {@code 0x00000002(DPC)}; -1 if it is no level. */
    static int irql(LoggedValue value) {
        long number = integer(value);
        if (number >= 0) {
            return number <= Irql.HIGHEST ? (int) number : -1;
        }
        return value.hasName() ? Irql.parse(value.source.substring(value.nameFrom, value.nameTo)) : -1;
    }

    private boolean putDriver(CallEvent event, LoggedValue value) {
        if (text.fill(value.source, value.from, value.to) == 0) {
            return false;
        }
        event.driver = text.symbol(symbols);
        return true;
    }

    private boolean putTime(CallEvent event, LoggedValue value) {
        long nanos = TimeText.nanos(value.text(), timeUnit, zone);
        if (nanos == CallEvent.NO_TIME) {
            return false;
        }
        event.timeNanos = nanos;
        event.timeStepNanos = 1;
        return true;
    }

    private static boolean putPlace(CallEvent event, Target.Place place, LoggedValue value) {
        long number = integer(value);
        if (number < 0 || number > 0xFFFFFFFFL) {
            return false;
        }
        switch (place) {
            case CPU -> event.cpu = number;
            case PID -> event.pid = number;
            case TID -> event.tid = number;
            default -> throw new IllegalArgumentException("not a place: " + place);
        }
        return true;
    }
}
