package org.ndislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remarks on one capture after the other, each kept until it is its turn to be reported. */
final class KeptRemarks extends Remarks {
    /** Kept of one capture; a hostile one can cause any number. */
    private static final int MOST = 200;

    private List<Consumer<Remarks>> kept = new ArrayList<>();

    KeptRemarks(Arguments arguments, Streams streams) {
        super(arguments, streams);
    }

    @Override
    void remark(String trace, String text) {
        keep(remarks -> remarks.remark(trace, text));
    }

    @Override
    void remark(String text) {
        keep(remarks -> remarks.remark(text));
    }

    @Override
    void detail(String trace, String text) {
        keep(remarks -> remarks.detail(trace, text));
    }

    @Override
    void fault(String trace, Throwable fault) {
        keep(remarks -> remarks.fault(trace, fault));
    }

    /** What was kept since this was last called. */
    List<Consumer<Remarks>> take() {
        List<Consumer<Remarks>> taken = kept;
        kept = new ArrayList<>();
        return taken;
    }

    private void keep(Consumer<Remarks> remark) {
        if (kept.size() < MOST) {
            kept.add(remark);
        }
    }
}
