package org.ndislint.cli;

import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** Where the engine is plugged in. A class and not a lambda, as the first lambda costs more than a start needs. */
final class Wiring implements EngineLoader {
    @Override
    public RuleEngine load(Catalogue catalogue, StatusNames statuses, RuleSources sources) throws UsageException {
        return MonitorEngine.load(catalogue, statuses, sources);
    }
}
