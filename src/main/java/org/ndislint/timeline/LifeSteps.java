package org.ndislint.timeline;

import java.util.ArrayList;
import java.util.List;
import org.ndislint.model.CallEvent;

/** Packs records of a life and reads them back. */
final class LifeSteps {
    private static final LifeStep.Role[] ROLES = LifeStep.Role.values();
    private static final int LIKELY = 1;
    private static final int UNORDERED = 2;

    private LifeSteps() {}

    static byte[] write(LifeStep step) {
        RecordBytes out = new RecordBytes();
        out.put(step.role().ordinal());
        out.put((step.likely() ? LIKELY : 0) | (step.unordered() ? UNORDERED : 0));
        out.put(step.event());
        out.put(step.depth() + 1L);
        out.put(step.lost());
        out.put(step.losses());
        out.put(step.names().size());
        for (LifeStep.Name name : step.names()) {
            out.put(name.kind());
            out.put(name.number());
        }
        out.put(step.changes().size());
        for (LifeStep.Change change : step.changes()) {
            out.put(change.kind());
            out.put(change.number());
            out.put(change.region());
            out.put(change.after());
        }
        out.put(step.record(), step.event());
        return out.toBytes();
    }

    static LifeStep read(byte[] bytes) {
        RecordBytes from = RecordBytes.of(bytes);
        RecordBytes.Cursor at = from.cursor(0);
        LifeStep.Role role = ROLES[(int) at.next()];
        long flags = at.next();
        long event = at.next();
        int depth = (int) at.next() - 1;
        long lost = at.next();
        long losses = at.next();
        List<LifeStep.Name> names = new ArrayList<>();
        for (long n = at.next(); n > 0; n--) {
            int kind = (int) at.next();
            names.add(new LifeStep.Name(kind, at.next()));
        }
        List<LifeStep.Change> changes = new ArrayList<>();
        for (long n = at.next(); n > 0; n--) {
            int kind = (int) at.next();
            long number = at.next();
            int region = (int) at.next();
            changes.add(new LifeStep.Change(kind, number, region, at.next()));
        }
        CallEvent record = new CallEvent();
        from.read(at.position, record, event);
        return new LifeStep(
                role,
                event,
                depth,
                (flags & LIKELY) != 0,
                (flags & UNORDERED) != 0,
                lost,
                losses,
                record,
                names,
                changes);
    }
}
