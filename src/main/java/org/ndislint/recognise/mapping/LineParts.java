package org.ndislint.recognise.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the parts that a logger puts before a message, from left to right, and makes a pattern of them. */
final class LineParts {
    private static final String LABEL = "[ =:#]{1,2}";
    private static final String OF_DAY = "\\d{1,2}:\\d\\d:\\d\\d(?:[.,]\\d+)?";
    private static final String ZONE = "(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?";
    private static final String MODULE = "module";
    private static final String PID = "pid";
    private static final String TID = "tid";
    /** Stands for a number until it is known how it is written. */
    private static final String NUMBER = "\u0001";

    /** A kind of part. */
    private record Kind(Pattern found, String pattern, boolean telling, String unknown) {
        static Kind of(String found, String pattern, boolean telling, String unknown) {
            return new Kind(Pattern.compile(found), pattern, telling, unknown);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of(
                    "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]" + OF_DAY + ZONE,
                    "(?P<time>\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]" + OF_DAY + ZONE + ")",
                    true,
                    ""),
            Kind.of(
                    "\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}[- ,T]+" + OF_DAY,
                    "[-\\d/.]+[- ,T]+(?P<time>" + OF_DAY + ")",
                    true,
                    "the date: its figures do not say which is the day and which the month"),
            Kind.of(OF_DAY, "(?P<time>" + OF_DAY + ")", true, ""),
            number("[Cc][Pp][Uu][ =:#]{0,2}", "cpu"),
            number("(?:(?:[Tt][Ii][Dd]|[Tt]hread|THREAD)" + LABEL + "|T[=:#])", TID),
            number("(?:(?:[Pp][Ii][Dd]|[Pp]rocess|PROCESS)" + LABEL + "|P[=:#])", PID),
            Kind.of(
                    "(?:TRACE|DEBUG|VERBOSE|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\\b",
                    "(?P<level>TRACE|DEBUG|VERBOSE|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)",
                    false,
                    ""),
            Kind.of(
                    "[0-9A-Fa-f]{4,8}\\.[0-9A-Fa-f]{4,8}\\b",
                    "[0-9A-Fa-f]+\\.[0-9A-Fa-f]+",
                    false,
                    "two numbers with a point between them: (?P<pidHex>[0-9A-Fa-f]+)\\.(?P<tidHex>[0-9A-Fa-f]+) if they are"
                            + " process and thread"),
            Kind.of(
                    "\\d+\\b",
                    "\\d+",
                    false,
                    "a number that nothing labels: (?P<cpu>\\d+) or (?P<tid>\\d+) in its place if it is one of these"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final String line;
    private final StringBuilder pattern = new StringBuilder();
    private final Set<String> groups = new TreeSet<>();
    private final Set<String> hex = new TreeSet<>();
    private final List<String> unknown = new ArrayList<>();
    private int at;
    private boolean telling;
    private boolean ended;

    LineParts(String line) {
        this.line = line;
        separators();
    }

    /** A labelled number; whether it is hex only all lines together tell. */
    private static Kind number(String label, String name) {
        return Kind.of(label + "(?:0[xX])?[0-9A-Fa-f]+\\b", label + "(?P<" + name + ">" + NUMBER + ")", true, "");
    }

    /** The pattern of lines in which the numbers of some names were seen with the digits A to F. */
    static String finished(String pattern, Set<String> hex) {
        String finished = pattern;
        for (String name : List.of(PID, TID)) {
            if (hex.contains(name)) {
                finished = finished.replace(
                        "(?P<" + name + ">" + NUMBER + ")", "(?P<" + name + "Hex>(?:0x)?[0-9A-Fa-f]+)");
            }
        }
        return finished.replace(NUMBER, "0x[0-9A-Fa-f]+|\\d+");
    }

    /** Takes the next part and what separates it from the one behind; false if the message begins. */
    boolean next() {
        if (ended) {
            return false;
        }
        for (Kind kind : KINDS) {
            Matcher matcher = kind.found.matcher(line);
            if (matcher.find(at) && matcher.start() == at && take(kind, matcher.end())) {
                return separators() || !ended;
            }
        }
        return telling && word();
    }

    /** Up to here, what lines of this kind match. */
    String pattern() {
        return pattern.toString();
    }

    /** Whether it tells when or where a line was logged. */
    boolean isTelling() {
        return telling;
    }

    /** Names of numbers that can only be hex. */
    Set<String> hex() {
        return hex;
    }

    /** What it leaves out. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    private boolean take(Kind kind, int end) {
        int group = kind.pattern.indexOf("(?P<");
        String name = group < 0 ? "" : kind.pattern.substring(group + 4, kind.pattern.indexOf('>', group));
        if (!name.isEmpty() && !groups.add(name)) {
            return false;
        }
        int digits = end;
        while (digits > at && Character.digit(line.charAt(digits - 1), 16) >= 0) {
            digits--;
        }
        boolean prefixed = digits > at && Character.toLowerCase(line.charAt(digits - 1)) == 'x';
        if (kind.pattern.contains(NUMBER)
                && !prefixed
                && line.substring(digits, end).chars().anyMatch(Character::isLetter)) {
            hex.add(name);
        }
        pattern.append(kind.pattern);
        telling |= kind.telling;
        if (!kind.unknown.isEmpty()) {
            unknown.add(kind.unknown);
        }
        at = end;
        return true;
    }

    /** A word that stands in its place on most lines is the name of a module. */
    private boolean word() {
        Matcher matcher = WORD.matcher(line);
        if (groups.contains(MODULE) || !matcher.find(at) || matcher.start() != at) {
            return false;
        }
        int end = matcher.end();
        char behind = end < line.length() ? line.charAt(end) : 0;
        if (behind != ']' && behind != ':' && behind != ' ') {
            return false;
        }
        groups.add(MODULE);
        pattern.append("(?P<module>").append(matcher.group()).append(')');
        at = end;
        separators();
        return true;
    }

    /** Brackets, colons, commas and blanks between parts; an arrow belongs to the message. */
    private boolean separators() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t') {
                while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
                    at++;
                }
                pattern.append("\\s+");
            } else if ("[]():,;|".indexOf(c) >= 0
                    || (c == '-' && at + 1 < line.length() && line.charAt(at + 1) == ' ')) {
                pattern.append("[]()|".indexOf(c) >= 0 ? "\\" : "").append(c);
                at++;
            } else {
                return true;
            }
        }
        ended = true;
        return false;
    }
}
