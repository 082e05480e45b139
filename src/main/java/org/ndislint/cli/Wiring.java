package org.ndislint.cli;

/** Where the engine is plugged in. */
final class Wiring {
    private Wiring() {}

    static EngineLoader engines() {
        return MonitorEngine::load;
    }
}
