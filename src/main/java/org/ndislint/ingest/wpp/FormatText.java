package org.ndislint.ingest.wpp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message, or of a prefix, cut into parts once: literal text, arguments, and what only the record knows.
 * What the message file knows ({@code %!FUNC!}, {@code %!LEVEL!}, {@code %1}, …) becomes literal text here.
 */
final class FormatText {
    private static final int FIRST_ARGUMENT = 10;
    private static final int MOST_DIGITS = 2;

    /** What a part is. */
    enum Kind {
        LITERAL,
        /** The argument in {@link Part#slot}. */
        ARGUMENT,
        /** {@code %3}. */
        THREAD,
        /** {@code %4}. */
        TIME,
        /** {@code %7}. */
        SEQUENCE,
        /** {@code %8}. */
        PROCESS,
        /** {@code %9}. */
        CPU
    }

    /**
     * A part.
     *
     * @param kind what it is
     * @param literal text, or what to show for an argument that the message file does not tell
     * @param slot position of the argument among those of the message; -1 if there is none of that number
     * @param spec how it is written
     */
    record Part(Kind kind, String literal, int slot, PrintfSpec spec) {}

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private final @Nullable MessageFormat owner;

    private FormatText(@Nullable MessageFormat owner) {
        this.owner = owner;
    }

    /** Cuts a text up; {@code owner} tells the literal parts, null for records without a wording. */
    static FormatText compile(String text, @Nullable MessageFormat owner) {
        FormatText compiled = new FormatText(owner);
        int at = 0;
        while (at < text.length()) {
            int percent = text.indexOf('%', at);
            if (percent < 0 || percent == text.length() - 1) {
                compiled.literal.append(text, at, text.length());
                break;
            }
            compiled.literal.append(text, at, percent);
            at = compiled.escape(text, percent + 1);
        }
        compiled.endLiteral();
        return compiled;
    }

    int count() {
        return parts.size();
    }

    Part part(int position) {
        return parts.get(position);
    }

    // What follows a percent sign; returns where it ends.
    private int escape(String text, int at) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return numbered(text, at);
        }
        switch (c) {
            case '%' -> literal.append('%');
            case 'n' -> literal.append('\n');
            case 't' -> literal.append('\t');
            case '!' -> {
                int end = text.indexOf('!', at + 1);
                String value = end < 0 ? null : named(text.substring(at + 1, end));
                if (value != null) {
                    literal.append(value);
                    return end + 1;
                }
                literal.append("%!");
            }
            default -> literal.append('%').append(c);
        }
        return at + 1;
    }

    private int numbered(String text, int from) {
        int at = from;
        int number = 0;
        // %0 stands alone: digits behind it are text.
        int most = text.charAt(from) == '0' ? 1 : MOST_DIGITS;
        while (at < text.length() && at - from < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + (text.charAt(at++) - '0');
        }
        PrintfSpec spec = PrintfSpec.TEXT;
        if (at < text.length() && text.charAt(at) == '!') {
            int end = text.indexOf('!', at + 1);
            PrintfSpec told = end < 0 ? null : PrintfSpec.parse(text.substring(at + 1, end));
            if (told != null) {
                spec = told;
                at = end + 1;
            }
        }
        if (number >= FIRST_ARGUMENT) {
            add(new Part(Kind.ARGUMENT, "<no argument " + number + ">", slot(number), spec));
        } else {
            prefixField(number, spec);
        }
        return at;
    }

    // 0 is where a prefix goes; 5 and 6 are kernel and user times, which messages do not have.
    private void prefixField(int number, PrintfSpec spec) {
        switch (number) {
            case 1 -> PrintfText.text(literal, spec, owner == null ? "" : owner.module());
            case 2 -> PrintfText.text(literal, spec, owner == null ? "" : owner.tag());
            case 3 -> add(new Part(Kind.THREAD, "", -1, spec));
            case 4 -> add(new Part(Kind.TIME, "", -1, spec));
            case 7 -> add(new Part(Kind.SEQUENCE, "", -1, spec));
            case 8 -> add(new Part(Kind.PROCESS, "", -1, spec));
            case 9 -> add(new Part(Kind.CPU, "", -1, spec));
            default -> {
                // Nothing to show.
            }
        }
    }

    private @Nullable String named(String name) {
        MessageFormat of = owner;
        MessageFormat.Trailer trailer = of == null ? MessageFormat.Trailer.EMPTY : of.trailer();
        return switch (name) {
            case "FUNC" -> orEmpty(trailer.function());
            case "LEVEL" -> orEmpty(trailer.level());
            case "FLAGS" -> orEmpty(trailer.flags());
            case "COMPNAME" -> orEmpty(trailer.component());
            case "SUBCOMP" -> orEmpty(trailer.subComponent());
            case "FILE" -> of == null ? "" : of.sourceFile();
            case "LINE" -> of == null ? "" : of.line();
            case "SPACE" -> " ";
            default -> null;
        };
    }

    private int slot(int number) {
        MessageFormat of = owner;
        if (of != null) {
            for (int i = 0; i < of.arguments().size(); i++) {
                if (of.arguments().get(i).index() == number) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void add(Part part) {
        endLiteral();
        parts.add(part);
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Part(Kind.LITERAL, literal.toString(), -1, PrintfSpec.TEXT));
            literal.setLength(0);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
