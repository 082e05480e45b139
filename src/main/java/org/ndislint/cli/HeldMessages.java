package org.ndislint.cli;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.model.ForwardingSink;
import org.ndislint.model.MessageRecord;
import org.ndislint.model.RecordSink;
import org.ndislint.recognise.mapping.LineGuess;

/** Holds the first messages of a text log back until it is guessed what its lines begin with. */
final class HeldMessages extends ForwardingSink {
    private static final int MOST = 1000;

    private final List<MessageRecord> held = new ArrayList<>();
    private final LineGuess lines = new LineGuess();
    private LineGuess.@Nullable Guess guess;
    private boolean released;

    HeldMessages(RecordSink next) {
        super(next);
    }

    /** What the lines begin with, as far as it could be guessed; asked for when the first message goes on. */
    LineGuess.@Nullable Guess guess() {
        return guess;
    }

    /** The guess as a pattern. */
    @Nullable
    Pattern line() {
        return guess == null ? null : Pattern.compile(guess.pattern());
    }

    @Override
    public void message(MessageRecord message) throws IOException {
        if (released) {
            super.message(message);
            return;
        }
        lines.add(message.text);
        MessageRecord copy = new MessageRecord();
        copy.line = message.line;
        copy.text = message.text;
        held.add(copy);
        if (held.size() == MOST) {
            release();
        }
    }

    /** No more messages come, or enough came. */
    void release() throws IOException {
        if (released) {
            return;
        }
        released = true;
        guess = lines.guess();
        for (MessageRecord message : held) {
            super.message(message);
        }
        held.clear();
    }
}
