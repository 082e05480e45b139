package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that results repeat: as given, without those that cannot change results. */
final class ResultArguments {
    private ResultArguments() {}

    static List<String> of(List<String> given) {
        List<String> kept = new ArrayList<>();
        int at = 0;
        while (at < given.size()) {
            String arg = given.get(at++);
            if (arg.equals("--")) {
                kept.addAll(given.subList(at - 1, given.size()));
                break;
            }
            boolean keep = true;
            boolean takesNext = false;
            if (arg.startsWith("--")) {
                int equals = arg.indexOf('=');
                Option option = Option.find(equals < 0 ? arg : arg.substring(0, equals));
                keep = option == null || option.changesResults();
                takesNext = equals < 0 && takesValue(option);
            } else if (arg.length() > 1 && arg.startsWith("-")) {
                // -o FILE, -oFILE, -j N, -jN, -v, -q and clusters of these: no short option changes results
                keep = false;
                takesNext = (arg.endsWith("o") || arg.endsWith("j")) && arg.indexOf('=') < 0;
            }
            if (keep) {
                kept.add(arg);
            }
            if (takesNext && at < given.size()) {
                String value = given.get(at++);
                if (keep) {
                    kept.add(value);
                }
            }
        }
        return kept;
    }

    private static boolean takesValue(@Nullable Option option) {
        return option != null && option.kind() != Option.Kind.FLAG;
    }
}
