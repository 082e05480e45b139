package org.ndislint.report;

import java.io.IOException;
import org.ndislint.model.CallEvent;

/** {@code ndjson}: one JSON object a line, keys in the order of the contract. */
final class NdjsonEventWriter implements EventWriter {
    private final Appendable out;
    private final EventJson events;
    private final JsonText json = new JsonText();

    NdjsonEventWriter(Appendable out, EventWords words) {
        this.out = out;
        this.events = new EventJson(json, words);
    }

    @Override
    public void event(CallEvent event) throws IOException {
        json.open();
        events.members(event);
        json.close();
        out.append(json.text()).append('\n');
        json.clear();
    }

    @Override
    public long leftOut() {
        return 0;
    }
}
