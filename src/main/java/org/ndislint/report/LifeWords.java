package org.ndislint.report;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.EventText;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.Symbols;
import org.ndislint.model.Value;
import org.ndislint.monitor.Because;
import org.ndislint.rules.Kind;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.Subject;

/** What text and data say of lives in the same words. */
final class LifeWords {
    private final Lives lives;
    private final Symbols symbols;
    private final EventText events;

    LifeWords(Lives lives, Catalogue catalogue, StatusNames statuses) {
        this.lives = lives;
        this.symbols = lives.world().symbols();
        this.events = new EventText(catalogue, statuses, symbols);
    }

    EventText events() {
        return events;
    }

    Symbols symbols() {
        return symbols;
    }

    Kind kind(int index) {
        return lives.world().program().kinds().get(index);
    }

    Region region(LifeStep.Change change) {
        return kind(change.kind()).regions().get(change.region());
    }

    String name(LifeStep.Name name) {
        return Subject.name(kind(name.kind()), name.number());
    }

    String name(LifeStep.Change change) {
        return Subject.name(kind(change.kind()), change.number());
    }

    String name(Life.Parent parent) {
        return Subject.name(kind(parent.kind()), parent.number());
    }

    String handle(byte tag, long bits) {
        return Value.text(tag, bits, symbols);
    }

    /** The states of a set. */
    static List<String> states(Region region, long set) {
        List<String> out = new ArrayList<>();
        for (int s = 0; s < region.size(); s++) {
            if ((set >>> s & 1) != 0) {
                out.add(region.state(s));
            }
        }
        return out;
    }

    /** Whether a region is worth a word at the end: it tells whether the object is over, or is known and not as it began. */
    static boolean isTelling(Subject subject, int index) {
        Region region = subject.kind().regions().get(index);
        if (subject.isMain(index)) {
            return true;
        }
        long set = subject.states(index);
        return region.find("pended") < 0 && Long.bitCount(set) == 1 && set != region.initial();
    }

    /** Why what is known of an object may be wide. */
    static List<String> because(int doubt) {
        List<String> out = new ArrayList<>();
        for (Because because : Because.values()) {
            if ((doubt & 1 << because.ordinal()) != 0) {
                out.add(because.id());
            }
        }
        return out;
    }
}
