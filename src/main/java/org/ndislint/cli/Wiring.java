package org.ndislint.cli;

import java.util.List;
import org.ndislint.catalogue.Catalogue;
import org.ndislint.catalogue.StatusNames;

/** Where the engine is plugged in. A class and not a lambda, as the first lambda costs more than a start needs. */
final class Wiring implements EngineLoader {
    @Override
    public RuleEngine load(Catalogue catalogue, StatusNames statuses, List<String> packs) throws UsageException {
        return MonitorEngine.load(catalogue, statuses, packs);
    }
}
