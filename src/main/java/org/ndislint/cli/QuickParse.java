package org.ndislint.cli;

import org.jspecify.annotations.Nullable;

/**
 * Reads plain command lines without picocli, whose classes take about as long to load as a short trace to check. What
 * is not plain (an unknown option, a missing value, a cluster of short options, help) is left to {@link
 * PicocliParse}, which both must agree with where both answer.
 */
final class QuickParse {
    private QuickParse() {}

    /** The arguments, or null if they are not plain. */
    static @Nullable Arguments parse(String[] args, Syntax syntax) {
        Arguments arguments = new Arguments();
        int at = 0;
        while (at < args.length) {
            String arg = args[at++];
            if (arg.equals("--")) {
                while (at < args.length) {
                    arguments.addOperand(args[at++]);
                }
            } else if (!arg.startsWith("-") || arg.equals("-")) {
                arguments.addOperand(arg);
            } else {
                int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
                Option option = syntax.find(equals < 0 ? arg : arg.substring(0, equals));
                if (option == null || option == Option.HELP || option == Option.VERSION) {
                    return null;
                }
                String value = "";
                if (option.kind() == Option.Kind.FLAG) {
                    if (equals >= 0) {
                        return null;
                    }
                } else if (equals >= 0) {
                    value = arg.substring(equals + 1);
                } else if (at < args.length && !args[at].startsWith("-")) {
                    value = args[at++];
                } else {
                    return null;
                }
                if (arguments.has(option) && isOnce(option)) {
                    return null;
                }
                arguments.add(option, value);
            }
        }
        int operands = arguments.operands().size();
        return operands >= syntax.least() && operands <= syntax.most() ? arguments : null;
    }

    private static boolean isOnce(Option option) {
        return switch (option.kind()) {
            case FLAG, VALUE -> true;
            case LIST, REPEATABLE -> false;
        };
    }
}
