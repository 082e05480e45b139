package org.ndislint.recognise;

/** Words that tell a plain remark from an entry or exit, and words that mean nothing either way. */
final class Remarks {
    private static final String[] FILLERS = {
        "a", "an", "and", "at", "by", "for", "from", "handle", "in", "of", "on", "pointer", "ptr", "the", "to", "with"
    };
    /** What an exit line may say besides. */
    private static final String[] OUTCOMES = {
        "complete",
        "completed",
        "done",
        "error",
        "failed",
        "failure",
        "fails",
        "finished",
        "ok",
        "success",
        "successful",
        "successfully",
        "succeeded"
    };
    /** What no entry line says: something has happened already, or did not, or will. */
    private static final String[] VERDICTS = {
        "about",
        "already",
        "again",
        "after",
        "because",
        "before",
        "being",
        "but",
        "call",
        "called",
        "calling",
        "calls",
        "cannot",
        "complete",
        "completed",
        "completes",
        "condition",
        "could",
        "denied",
        "did",
        "does",
        "done",
        "during",
        "error",
        "exit",
        "exiting",
        "expected",
        "failed",
        "failing",
        "fails",
        "failure",
        "finished",
        "got",
        "had",
        "has",
        "have",
        "if",
        "ignore",
        "ignored",
        "ignoring",
        "invalid",
        "is",
        "leave",
        "leaving",
        "may",
        "missing",
        "must",
        "never",
        "no",
        "not",
        "now",
        "pended",
        "pending",
        "point",
        "points",
        "returned",
        "returning",
        "returns",
        "should",
        "skip",
        "skipped",
        "skipping",
        "still",
        "successfully",
        "succeeded",
        "then",
        "timeout",
        "unexpected",
        "unless",
        "until",
        "wait",
        "waiting",
        "was",
        "were",
        "when",
        "while",
        "will",
        "without",
        "would",
        "wrong"
    };

    private Remarks() {}

    static boolean isFiller(String s, int from, int to) {
        return isOneOf(FILLERS, s, from, to);
    }

    static boolean isOutcome(String s, int from, int to) {
        return isOneOf(OUTCOMES, s, from, to);
    }

    static boolean isVerdict(String s, int from, int to) {
        return isOneOf(VERDICTS, s, from, to);
    }

    private static boolean isOneOf(String[] words, String s, int from, int to) {
        for (String word : words) {
            if (Letters.equalsLower(s, from, to, word)) {
                return true;
            }
        }
        return false;
    }
}
