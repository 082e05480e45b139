package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.NearestNames;
import org.ndislint.generate.Defect;
import org.ndislint.generate.Defects;
import org.ndislint.generate.GeneratorOptions;
import org.ndislint.generate.GeneratorOptions.Managers;
import org.ndislint.generate.Recording;
import org.ndislint.generate.Recording.Detail;

/** What {@code generate} is asked for. */
final class GenerateArguments {
    private static final long EVENTS = 1000;
    private static final int MOST_CLIENTS = 8;
    private static final int MOST_HINTS = 3;

    private GenerateArguments() {}

    /**
     * The options of the generator.
     *
     * @param capture whether the outputs can say a capture record
     */
    static GeneratorOptions of(Arguments arguments, boolean capture) throws UsageException {
        long seed = seed(arguments.value(Option.SEED, "0"));
        Defect defect = defect(arguments.value(Option.DEFECT));
        if (defect == null && arguments.has(Option.PLACE)) {
            throw new UsageException("--place: there is no --defect to plant");
        }
        GeneratorOptions legal =
                GeneratorOptions.legal(seed, Numbers.of(arguments, Option.EVENTS, 0, Long.MAX_VALUE, EVENTS));
        return new GeneratorOptions(
                seed,
                legal.events(),
                managers(arguments.value(Option.MANAGERS), defect),
                (int) Numbers.of(arguments, Option.CLIENTS, 1, MOST_CLIENTS, legal.clients()),
                arguments.has(Option.TRAFFIC)
                        || (defect != null && defect.setting().isTraffic()),
                recording(arguments.value(Option.DETAIL, "correlated"), defect).withCapture(capture),
                defect,
                (int) Numbers.of(arguments, Option.PLACE, 0, Integer.MAX_VALUE, 0));
    }

    private static @Nullable Defect defect(@Nullable String rule) throws UsageException {
        if (rule == null) {
            return null;
        }
        Defect defect = Defects.find(rule);
        if (defect == null) {
            List<String> names = new ArrayList<>();
            Defects.list().forEach(one -> names.add(one.rule()));
            throw new UsageException("--defect: there is no defect '" + rule + "'"
                    + Hints.of(NearestNames.of(rule, names, MOST_HINTS)) + " (--list-defects lists them)");
        }
        return defect;
    }

    private static Managers managers(@Nullable String word, @Nullable Defect defect) throws UsageException {
        if (word == null) {
            return defect == null
                    ? Managers.DRAWN
                    : switch (defect.setting()) {
                        case STAND_ALONE, TRAFFIC_STAND_ALONE -> Managers.STAND_ALONE;
                        case MCM, MCM_SOURCE_NAMES -> Managers.MCM;
                        case ANY, LEVELS, TRAFFIC -> Managers.DRAWN;
                    };
        }
        return switch (word) {
            case "stand-alone" -> Managers.STAND_ALONE;
            case "mcm" -> Managers.MCM;
            case "both" -> Managers.BOTH;
            case "drawn" -> Managers.DRAWN;
            default ->
                throw new UsageException("--managers: expected stand-alone, mcm, both or drawn, found '" + word + "'");
        };
    }

    private static Recording recording(String word, @Nullable Defect defect) throws UsageException {
        return switch (word) {
            case "correlated" -> Recording.FULL;
            case "handles" -> Recording.FULL.withDetail(Detail.HANDLES);
            case "raw" ->
                Recording.FULL
                        .withDetail(Detail.RAW)
                        .withSourceNames(defect != null && defect.setting() == Defect.Setting.MCM_SOURCE_NAMES);
            default -> throw new UsageException("--detail: expected raw, handles or correlated, found '" + word + "'");
        };
    }

    private static long seed(String text) throws UsageException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--seed: expected a whole number of 64 bits, found '" + text + "'");
        }
    }
}
