package org.ndislint.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.EventText;
import org.ndislint.model.CallEvent;
import org.ndislint.replay.Replay;
import org.ndislint.replay.Stop;
import org.ndislint.replay.Wanted;
import org.ndislint.report.InertText;
import org.ndislint.rules.Program;

/** The commands of an interactive replay: each takes a line and prints what there is to see. */
final class Stepper {
    private static final String HELP = """
            next [N], Enter     one record (or N) forwards
            back [N]            backwards
            goto EVENT          to a record by its number
            finding             to the next violation
            break RULE|OBJECT=STATE   to where a rule breaks or an object comes into a state: af.client=closing, AF#1=closed
            object [NAME]       to the next record about an object: AF#1; without a name about that of this record
            search TEXT         to the next record whose text has it
            state [NAME]        what is known of all objects, or of one
            around [N]          the records before and after
            quit                end
            """;

    private final Replay replay;
    private final Program program;
    private final EventText words;
    private final Appendable out;
    private final StopText text;
    private Stop stop;

    Stepper(Replay replay, Program program, EventText words, int position, Appendable out) {
        this.replay = replay;
        this.program = program;
        this.words = words;
        this.out = out;
        this.text = new StopText(replay, words, out);
        this.stop = replay.at(position);
    }

    /** Where it stands. */
    int position() {
        return stop.position();
    }

    /** Prints the record at which it stands, what it changed and what was found at it. */
    void show() throws IOException {
        text.record(stop.position(), true);
        text.changes(stop);
        text.findings(stop);
    }

    /** Does what a line says; false if it is to end. */
    boolean take(String line) throws IOException {
        String typed = line.strip();
        int blank = typed.indexOf(' ');
        String word = (blank < 0 ? typed : typed.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : typed.substring(blank + 1).strip();
        switch (word) {
            case "", "n", "next" -> step(rest, 1);
            case "b", "back" -> step(rest, -1);
            case "g", "goto" -> jump(rest);
            case "f", "finding" -> run(new Wanted.Rule(null), "no further violation");
            case "break" -> runTo(rest);
            case "o", "object" -> object(rest);
            case "/", "search" -> search(rest);
            case "s", "state" -> text.state(stop, rest.isEmpty() ? null : Set.of(rest.toUpperCase(Locale.ROOT)));
            case "a", "around" -> {
                Integer most = count(rest.isEmpty() ? "5" : rest);
                if (most != null) {
                    text.around(stop.position(), most);
                }
            }
            case "?", "h", "help" -> out.append(HELP);
            case "q", "quit", "exit" -> {
                return false;
            }
            default -> say("there is no command '" + word + "'; help lists all");
        }
        return true;
    }

    private void say(String said) throws IOException {
        out.append(InertText.of(said)).append('\n');
    }

    private void step(String rest, int direction) throws IOException {
        Integer count = rest.isEmpty() ? Integer.valueOf(1) : count(rest);
        if (count == null) {
            return;
        }
        long to = stop.position() + (long) direction * count;
        if (to < 0 && stop.position() == 0) {
            say("this is the first record");
        } else if (to >= replay.size() && stop.position() == replay.size() - 1) {
            say("this is the last record");
        } else {
            go((int) Math.max(0, Math.min(replay.size() - 1L, to)));
        }
    }

    private @Nullable Integer count(String rest) throws IOException {
        if (rest.length() <= 9 && !rest.isEmpty() && rest.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.valueOf(rest);
        }
        say("expected a number, found '" + rest + "'");
        return null;
    }

    private void go(int position) throws IOException {
        stop = replay.at(position);
        show();
    }

    private void jump(String rest) throws IOException {
        Integer number = count(rest);
        if (number == null) {
            return;
        }
        int position = replay.position(number);
        if (position < 0) {
            say("there is no event " + number);
        } else {
            go(position);
        }
    }

    private void runTo(String rest) throws IOException {
        try {
            run(Breaks.of("break", rest, program), "it does not happen any more");
        } catch (UsageException e) {
            say(e.reason());
        }
    }

    private void run(Wanted wanted, String otherwise) throws IOException {
        int found = replay.find(stop.position() + 1, wanted);
        if (found < 0) {
            say(otherwise);
        } else {
            go(found);
        }
    }

    private void object(String rest) throws IOException {
        if (rest.isEmpty() && stop.touched().isEmpty()) {
            say("this record is about no object; name one: object AF#1");
            return;
        }
        String name = rest.isEmpty() ? stop.touched().get(0) : rest;
        run(new Wanted.Touch(name), "no further record about " + name);
    }

    private void search(String rest) throws IOException {
        CallEvent record = new CallEvent();
        String sought = rest.toLowerCase(Locale.ROOT);
        for (int i = stop.position() + 1; i < replay.size(); i++) {
            replay.log().read(i, record);
            if (words.whole(record).toLowerCase(Locale.ROOT).contains(sought)) {
                go(i);
                return;
            }
        }
        say("no further record has '" + rest + "'");
    }
}
