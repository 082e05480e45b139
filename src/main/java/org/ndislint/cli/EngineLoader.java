package org.ndislint.cli;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** Makes the engine of a run. */
interface EngineLoader {
    /**
     * Loads the built-in rules and the user's.
     *
     * @param sources the user's packs, and limits of this run
     * @throws UsageException if a pack cannot be read or is wrong: names file, line and column; or if a limit is that of
     *     no rule
     */
    RuleEngine load(Catalogue catalogue, StatusNames statuses, RuleSources sources) throws UsageException;
}
