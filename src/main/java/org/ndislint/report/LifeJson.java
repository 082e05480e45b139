package org.ndislint.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;
import org.ndislint.model.CallEvent;
import org.ndislint.rules.Region;
import org.ndislint.timeline.Life;
import org.ndislint.timeline.LifeStep;
import org.ndislint.timeline.Lives;
import org.ndislint.timeline.Pending;
import org.ndislint.timeline.Subject;

/** Lives as JSON, an object a line: each life, then its records, and at the end a summary. Absent means not known. */
public final class LifeJson {
    /** The name and number of the format. */
    static final String SCHEMA = "ndislint-timeline/1";

    private final String trace;
    private final Lives lives;
    private final LifeWords words;
    private final JsonText json = new JsonText();

    public LifeJson(String trace, Lives lives, Catalogue catalogue, StatusNames statuses) {
        this.trace = trace;
        this.lives = lives;
        this.words = new LifeWords(lives, catalogue, statuses);
    }

    /**
     * Writes all.
     *
     * @param cutOff whether the source ended before its own end
     */
    public void write(boolean cutOff, Appendable out) throws IOException {
        for (Life life : lives.lives()) {
            life(life);
            flush(out);
            String name = life.subject().name();
            for (LifeStep step : life.steps()) {
                step(name, step);
                flush(out);
            }
        }
        json.open()
                .member("type", "summary")
                .member("schema", SCHEMA)
                .member("trace", trace)
                .member("kind", lives.kind().name())
                .member("objects", lives.seen())
                .member("told", lives.lives().size())
                .member("untold", lives.untold())
                .member("nameless", lives.strangers());
        losses();
        json.member("cutOff", cutOff).close();
        flush(out);
    }

    private void losses() {
        json.open("lost")
                .member("counted", lives.losses().counted())
                .member("uncounted", lives.losses().uncounted())
                .member("anywhere", lives.losses().anywhere())
                .close();
    }

    private void flush(Appendable out) throws IOException {
        out.append(json.text()).append('\n');
        json.clear();
    }

    private void life(Life life) {
        Subject subject = life.subject();
        json.open().member("type", "life").member("trace", trace);
        subject(subject);
        json.openArray("drivers");
        for (int side = 0; side < 2; side++) {
            if (life.driver(side) != 0) {
                json.open()
                        .member("side", side == 0 ? "client" : "call-manager")
                        .member("driver", words.symbols().text(life.driver(side)))
                        .close();
            }
        }
        json.closeArray().openArray("contexts");
        for (Life.Context context : life.contexts()) {
            json.open()
                    .member("key", context.key().json())
                    .member("value", words.handle(context.tag(), context.bits()));
            if (context.driver() != 0) {
                json.member("driver", words.symbols().text(context.driver()));
            }
            json.member("certain", context.certain()).close();
        }
        json.closeArray().openArray("parents");
        for (Life.Parent parent : life.parents()) {
            json.open()
                    .member("link", subject.kind().links().get(parent.link()).name())
                    .member("name", words.name(parent))
                    .member("handle", words.handle(parent.tag(), parent.bits()))
                    .member("certain", parent.certain())
                    .close();
        }
        json.closeArray().openArray("threads");
        for (long thread : life.threads()) {
            json.element(thread);
        }
        json.closeArray();
        if (life.hasMoreThreads()) {
            json.member("moreThreads", true);
        }
        if (life.lowestIrql() >= 0) {
            json.open("irql")
                    .member("lowest", life.lowestIrql())
                    .member("highest", life.highestIrql())
                    .close();
        }
        children(life);
        json.open("records")
                .member("all", life.records())
                .member("likely", life.likely())
                .member("leftOut", life.changesLeftOut() + life.othersLeftOut())
                .close()
                .close();
    }

    private void children(Life life) {
        json.openArray("children");
        for (Subject child : life.children()) {
            json.open();
            subject(child);
            json.member("certain", !child.isLikelyPart()).close();
        }
        for (Life.BareChild child : life.bareChildren()) {
            json.open()
                    .open("object")
                    .member("kind", child.handle().key().json())
                    .member(
                            "handle",
                            words.handle(child.handle().tag(), child.handle().bits()))
                    .close()
                    .member("first", child.firstEvent())
                    .member("last", child.lastEvent())
                    .member("records", child.records())
                    .close();
        }
        json.closeArray();
        if (!life.childrenLeftOut().isEmpty()) {
            json.open("childrenLeftOut");
            for (Map.Entry<String, Long> left : life.childrenLeftOut().entrySet()) {
                json.member(left.getKey(), left.getValue());
            }
            json.close();
        }
    }

    private void subject(Subject subject) {
        json.open("object")
                .member("kind", subject.kind().name())
                .member("name", subject.name())
                .member("handle", subject.handle(words.symbols()))
                .close()
                .member("first", subject.firstEvent())
                .member("last", subject.lastEvent());
        time("begin", subject.firstNanos());
        time("end", subject.lastNanos());
        json.member("adopted", !subject.isBorn())
                .member("over", subject.isOver())
                .member("followed", subject.isFollowed());
        List<String> doubts = LifeWords.because(subject.doubt());
        if (!doubts.isEmpty()) {
            json.member("doubts", doubts);
        }
        json.open("state");
        List<Region> regions = subject.kind().regions();
        for (int r = 0; r < regions.size(); r++) {
            json.member(regions.get(r).name(), LifeWords.states(regions.get(r), subject.states(r)));
        }
        json.close().openArray("pending");
        for (Pending pending : subject.pending()) {
            pending(pending);
        }
        json.closeArray();
        if (subject.pendingLeftOut() > 0) {
            json.member("pendingLeftOut", subject.pendingLeftOut());
        }
    }

    private void pending(Pending pending) {
        json.open().member("operation", pending.operation());
        if (pending.asked() > 0) {
            json.member("asked", pending.asked());
        }
        json.member("pended", pending.pended()).member("certain", pending.isCertain());
        if (pending.answered() > 0) {
            json.member("answered", pending.answered()).member("answerCertain", pending.isEndCertain());
        }
        if (pending.isCrowded()) {
            json.member("askedAgain", true);
        }
        if (pending.nanos() >= 0) {
            json.member("nanos", pending.nanos());
        }
        json.close();
    }

    private void step(String life, LifeStep step) {
        CallEvent record = step.record();
        json.open()
                .member("type", step.role() == LifeStep.Role.TICK ? "tick" : "record")
                .member("trace", trace)
                .member("life", life)
                .member("event", step.event());
        if (step.role() != LifeStep.Role.TICK) {
            json.member("line", record.line);
            time("time", record.timeNanos);
            json.member("fn", words.events().functionName(record))
                    .member("phase", record.kind.json())
                    .member("around", step.role() == LifeStep.Role.AROUND)
                    .member("certain", !step.likely())
                    .member("unordered", step.unordered());
            if (step.depth() >= 0) {
                json.member("depth", step.depth());
            }
            number("cpu", record.cpu);
            number("tid", record.tid);
            number("irql", record.irql);
            json.member("text", words.events().text(record));
            json.openArray("objects");
            for (LifeStep.Name name : step.names()) {
                json.element(words.name(name));
            }
            json.closeArray();
        }
        json.openArray("changes");
        for (LifeStep.Change change : step.changes()) {
            Region region = words.region(change);
            json.open()
                    .member("object", words.name(change))
                    .member("region", region.name())
                    .member("states", LifeWords.states(region, change.after()))
                    .close();
        }
        json.closeArray().close();
    }

    private void time(String key, long nanos) {
        if (nanos != CallEvent.NO_TIME) {
            json.instant(key, nanos);
        }
    }

    private void number(String key, long value) {
        if (value >= 0) {
            json.member(key, value);
        }
    }
}
