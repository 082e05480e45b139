package org.ndislint.generate;

/**
 * One indivisible piece of work on a simulated thread: it writes at most one record, and other threads may run before
 * the next step does.
 */
@FunctionalInterface
interface Step {
    void run(SimThread thread);
}
