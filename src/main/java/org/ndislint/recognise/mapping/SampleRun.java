package org.ndislint.recognise.mapping;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.Symbols;
import org.ndislint.recognise.Mapping;
import org.ndislint.recognise.Recogniser;
import org.ndislint.recognise.ShorthandEvent;
import org.ndislint.recognise.Tally;

/** Runs the samples of a mapping file: each line must become the event that stands beside it. */
final class SampleRun {
    private static final String NONE = "none";

    private final Symbols symbols = new Symbols();
    private final Recogniser recogniser;
    private final EventText text;
    private final ShorthandEvent shorthand;

    SampleRun(Catalogue catalogue, StatusNames statuses, Mapping mapping) {
        recogniser = new Recogniser(catalogue, statuses, symbols, mapping, ZoneOffset.UTC);
        text = new EventText(catalogue, statuses, symbols);
        shorthand = new ShorthandEvent(catalogue, statuses, symbols);
    }

    void check(List<Sample> samples, Problems problems) {
        MessageRecord message = new MessageRecord();
        CallEvent event = new CallEvent();
        for (Sample sample : samples) {
            sample.put(message);
            Tally before = recogniser.tally();
            boolean recognised = recogniser.recognise(message, event);
            check(sample, recognised ? event : null, before, problems);
        }
    }

    private void check(Sample sample, @Nullable CallEvent event, Tally before, Problems problems) {
        YamlNode node = sample.expected();
        if (node.text.strip().equals(NONE)) {
            if (event != null) {
                problems.add(node, "sample: expected no event, found `" + text.whole(event) + "`");
            }
            return;
        }
        CallEvent wanted = new CallEvent();
        String wrong = shorthand.read(node.text, wanted);
        if (wrong != null) {
            problems.add(node, "sample: " + wrong);
            return;
        }
        if (event == null) {
            problems.add(node, "sample: expected `" + text.whole(wanted) + "`, found no event");
            return;
        }
        if (wanted.driver == 0) {
            event.driver = 0;
        }
        String expected = text.whole(wanted);
        String found = text.whole(event);
        if (!expected.equals(found)) {
            problems.add(node, "sample: expected `" + expected + "`, found `" + found + "`");
        } else if (sample.rule() >= 0) {
            checkRule(sample, before, problems);
        }
    }

    /** A sample of a rule must be taken by that rule, not by one before it. */
    private void checkRule(Sample sample, Tally before, Problems problems) {
        List<Tally.Entry> rules = recogniser.tally().rules();
        for (int i = 0; i < rules.size(); i++) {
            boolean took = rules.get(i).count() > before.rules().get(i).count();
            if (took && i != sample.rule()) {
                problems.add(
                        sample.node(),
                        "sample: expected to be taken by this rule, but "
                                + rules.get(i).name() + " in line "
                                + rules.get(i).line() + " takes it first");
            }
        }
    }
}
