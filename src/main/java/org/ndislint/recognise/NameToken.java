package org.ndislint.recognise;

/**
 * A function's name as logs spell it: plain, with class scope ({@code CVc::Close}), with a module
 * ({@code ndis!NdisSend}), or decorated by a compiler ({@code ?Close@CVc@@QEAAXXZ}, {@code _Close@8}). A reused holder.
 */
final class NameToken {
    /** The bare name lies between these places. */
    int from;

    int to;
    /** Where the token ends, decoration and all. */
    int end;
    /** Whether a class or name space owned it. */
    boolean scoped;

    static boolean mayBegin(char c) {
        return Letters.isLetter(c) || c == '_' || c == '?' || c == '<' || c == '~';
    }

    /** Reads the token at {@code at}; false if there is none, or if it is an address inside a function. */
    boolean read(String s, int at, int limit) {
        scoped = false;
        if (at >= limit || !mayBegin(s.charAt(at))) {
            return false;
        }
        return s.charAt(at) == '?' ? readDecorated(s, at, limit) : readPlain(s, at, limit);
    }

    private boolean readDecorated(String s, int at, int limit) {
        from = at + 1;
        to = Letters.skipName(s, from, limit);
        end = to;
        while (end < limit && isDecoration(s.charAt(end))) {
            end++;
        }
        // "?Name@Class@@…" or, of no class, "?Name@@…".
        scoped = to + 1 < limit && s.charAt(to + 1) != '@';
        return to > from && to < limit && s.charAt(to) == '@';
    }

    private static boolean isDecoration(char c) {
        return Letters.isName(c) || c == '@' || c == '?';
    }

    private boolean readPlain(String s, int start, int limit) {
        int at = start;
        while (true) {
            if (at < limit && s.charAt(at) == '<') {
                int close = Letters.skipName(s, at + 1, limit);
                if (close == at + 1 || close >= limit || s.charAt(close) != '>') {
                    return false;
                }
                from = at + 1;
                to = close;
                at = close + 1;
            } else {
                from = at;
                to = Letters.skipName(s, at, limit);
                if (to == from) {
                    return false;
                }
                at = to;
            }
            if (at + 2 < limit && s.charAt(at) == ':' && s.charAt(at + 1) == ':' && mayBegin(s.charAt(at + 2))) {
                scoped = true;
                at += 2;
            } else if (isModuleMark(s, at, limit) && !scoped) {
                at++;
            } else {
                break;
            }
        }
        end = at;
        readStackBytes(s, start, limit);
        boolean address = end + 1 < limit && s.charAt(end) == '+' && Letters.isDigit(s.charAt(end + 1));
        return !address;
    }

    /** {@code ndis!Name}, but not {@code Name!Enter}. */
    private static boolean isModuleMark(String s, int at, int limit) {
        return at + 1 < limit
                && s.charAt(at) == '!'
                && Letters.isLetter(s.charAt(at + 1))
                && PhaseWord.of(s, at + 1, Letters.skipName(s, at + 1, limit)) == PhaseWord.NONE;
    }

    /** {@code _Name@8}: what the 32-bit standard call makes of a name. */
    private void readStackBytes(String s, int start, int limit) {
        if (end >= limit || s.charAt(end) != '@') {
            return;
        }
        int digits = end + 1;
        while (digits < limit && Letters.isDigit(s.charAt(digits))) {
            digits++;
        }
        if (digits > end + 1) {
            end = digits;
            if (from == start && s.charAt(from) == '_' && to - from > 1) {
                from++;
            }
        }
    }
}
