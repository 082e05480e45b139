package org.ndislint.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** With which statuses each command can end, and what they mean there, for its help. */
final class Statuses {
    private static final String UNREADABLE_INPUT = "some input was unreadable or cut off";
    private static final String BAD_RECORDS =
            UNREADABLE_INPUT + ", or more of its records cannot be parsed than --max-bad-records allows";
    private static final String SYMBOLS_UNREADABLE = "some symbols could not be read, and nothing was found";

    private Statuses() {}

    /** Meanings by number, in rising order. */
    static Map<Integer, String> of(CommandName command) {
        Map<ExitCode, String> meanings = new EnumMap<>(ExitCode.class);
        meanings.put(ExitCode.USAGE, "usage: a bad option, or a file given with one that is wrong");
        meanings.put(ExitCode.INTERNAL, ExitCode.INTERNAL.description());
        meanings.put(ExitCode.OK, "done");
        switch (command) {
            case CHECK, FOLLOW, BATCH, RULES -> {
                return checked();
            }
            case MAPPING_SHOW, CONFIG_SHOW, BASELINE_SHOW -> {
                // can only be done or not
            }
            case EXPLAIN ->
                meanings.put(ExitCode.USAGE, "usage: a bad option, or a name that is no rule, call or status");
            case GENERATE -> meanings.put(ExitCode.NOTHING_CHECKED, "the session has no place for the --defect");
            case DUMP -> meanings.put(ExitCode.UNREADABLE, BAD_RECORDS);
            case TIMELINE, CONVERT -> {
                meanings.put(ExitCode.UNREADABLE, BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "nothing to show: no call event was recognised");
            }
            case BASELINE_CREATE, BASELINE_UPDATE -> {
                meanings.put(ExitCode.OK, "written, whatever was found");
                meanings.put(ExitCode.UNREADABLE, "written, but " + BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "written, but no call event was recognised");
            }
            case BASELINE_PRUNE -> {
                meanings.put(ExitCode.OK, "written, whatever was found");
                meanings.put(ExitCode.UNREADABLE, "left as it was: " + BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "left as it was: no call event was recognised");
            }
            case REPLAY -> {
                meanings.put(ExitCode.UNREADABLE, BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "nothing to go through: no call event was recognised");
            }
            case DIFF -> {
                meanings.put(ExitCode.OK, "nothing is worse in the second");
                meanings.put(ExitCode.FINDINGS, "the second breaks a rule, or has a finding, that the first has not");
                meanings.put(ExitCode.UNREADABLE, BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "nothing to compare: no call event was recognised");
            }
            case MINIMIZE -> {
                meanings.put(ExitCode.UNREADABLE, UNREADABLE_INPUT + ", and no such finding is in the rest");
                meanings.put(ExitCode.NOTHING_CHECKED, "there is no such finding");
            }
            case MAPPING_INIT, MAPPING_TEST -> {
                meanings.put(ExitCode.UNREADABLE, BAD_RECORDS);
                meanings.put(ExitCode.NOTHING_CHECKED, "no messages to map: the records are call events already");
            }
            case SYMBOLS_EXTRACT, SYMBOLS_LIST -> {
                meanings.put(ExitCode.UNREADABLE, SYMBOLS_UNREADABLE);
                meanings.put(ExitCode.NOTHING_CHECKED, "the symbols tell of no WPP message");
            }
            case SYMBOLS_CHECK -> {
                meanings.put(ExitCode.FINDINGS, "some messages cannot be read with these symbols");
                meanings.put(ExitCode.UNREADABLE, "all found can be read, but " + UNREADABLE_INPUT);
                meanings.put(ExitCode.NOTHING_CHECKED, "there are no WPP messages");
            }
        }
        Map<Integer, String> byNumber = new LinkedHashMap<>();
        for (ExitCode exit : ExitCode.byNumber()) {
            String meaning = meanings.get(exit);
            if (meaning != null) {
                byNumber.put(exit.code(), meaning);
            }
        }
        return byNumber;
    }

    /** Those of {@code check} and {@code batch}, and of {@code rules} with traces, which are those of the contract. */
    static Map<Integer, String> checked() {
        Map<Integer, String> all = new LinkedHashMap<>();
        for (ExitCode exit : ExitCode.byNumber()) {
            all.put(exit.code(), exit.description());
        }
        return all;
    }
}
