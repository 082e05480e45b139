package org.ndislint.timeline;

import org.jspecify.annotations.Nullable;
import org.ndislint.model.CallEvent;
import org.ndislint.model.Key;
import org.ndislint.rules.Kind;

/** Which object a context was last seen with: what it likely stands for where it is not certain. */
final class Hints {
    private final Remembered<Hint, Subject> subjects = new Remembered<>();

    /** A context value, of a driver if that is recorded. */
    private record Hint(int kind, int driver, Key key, byte tag, long bits) {
        static Hint of(Kind kind, int driver, Key key, CallEvent record) {
            return new Hint(kind.index(), driver, key, record.tag(key), record.bits(key));
        }
    }

    /** The context that a record shows was seen with an object. */
    void remember(Subject subject, Key key, CallEvent record) {
        subjects.put(Hint.of(subject.kind(), record.driver, key, record), subject);
        if (record.driver != 0) {
            subjects.put(Hint.of(subject.kind(), 0, key, record), subject);
        }
    }

    /** Whatever the context that a record shows stood for, it is given to something new. */
    void forget(Kind kind, Key key, CallEvent record) {
        subjects.remove(Hint.of(kind, record.driver, key, record));
    }

    /** The object that the context of a record was last seen with, or null. */
    @Nullable
    Subject find(Kind kind, Key key, CallEvent record) {
        return subjects.get(Hint.of(kind, record.driver, key, record));
    }
}
