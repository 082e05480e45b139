package org.ndislint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ndislint.monitor.Finding;
import org.ndislint.report.baseline.AcceptedFinding;
import org.ndislint.report.baseline.Baseline;
import org.ndislint.report.baseline.BaselineException;
import org.ndislint.report.baseline.BaselineFile;

/**
 * The baseline of a run, on the day of the run. Threads may share it.
 *
 * @param name of the file, as given
 */
record BaselineUse(String name, Baseline baseline, LocalDate today) {
    private static final int MOST_NAMED = 5;

    /** What {@code --baseline} names, or null if it was not given. */
    static @Nullable BaselineUse of(Arguments arguments, Environment environment) throws UsageException {
        String name = arguments.value(Option.BASELINE);
        return name == null
                ? null
                : new BaselineUse(name, read(Option.BASELINE.option() + ": " + name, name), environment.today());
    }

    /**
     * Reads a baseline.
     *
     * @param asked what messages begin with
     */
    static Baseline read(String asked, String name) throws UsageException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(BaselineFile.LARGEST + 1);
            if (bytes.length > BaselineFile.LARGEST) {
                throw new UsageException(asked + ": expected at most " + BaselineFile.LARGEST + " bytes, found more");
            }
            return BaselineFile.read(bytes);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(asked + " cannot be read: " + Reasons.of(e));
        } catch (BaselineException e) {
            throw new UsageException(asked + ": " + e.getMessage());
        }
    }

    /**
     * Says which entries did not come up, and how many count no more.
     *
     * @param partial whether the run saw a part of what there is: then nobody can know what does not come up
     */
    void tell(BaselineTally tally, boolean partial, Remarks remarks) {
        int expired = 0;
        for (AcceptedFinding entry : baseline.entries()) {
            expired += entry.isExpired(today) ? 1 : 0;
        }
        if (expired > 0) {
            remarks.remark(
                    name, expired + (expired == 1 ? " entry has" : " entries have") + " expired and accepts nothing");
        }
        List<AcceptedFinding> stale = tally.stale(baseline);
        if (partial || stale.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        text.append(stale.size()).append(stale.size() == 1 ? " entry" : " entries");
        text.append(" did not come up: ");
        for (int i = 0; i < Math.min(stale.size(), MOST_NAMED); i++) {
            text.append(i == 0 ? "" : ", ").append(stale.get(i).rule()).append(' ');
            text.append(stale.get(i).fingerprint());
        }
        text.append(stale.size() > MOST_NAMED ? ", ..." : "");
        remarks.remark(
                name,
                text.append(" (ndislint baseline prune takes out what is stale)")
                        .toString());
    }

    /** The entry that accepts a finding, or null. */
    @Nullable
    AcceptedFinding accepting(Finding finding) {
        return baseline.accepting(finding, today);
    }
}
