package org.ndislint.cli;

import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** Makes the engine of a run. */
interface EngineLoader {
    /**
     * Loads the built-in rules and the user's.
     *
     * @param packs paths of the user's rule packs
     * @throws UsageException if a pack cannot be read or is wrong: names file, line and column
     */
    RuleEngine load(Catalogue catalogue, StatusNames statuses, List<String> packs) throws UsageException;
}
