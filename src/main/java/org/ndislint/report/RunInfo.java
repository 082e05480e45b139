package org.ndislint.report;

import java.util.List;

/**
 * What all results of a run have in common.
 *
 * @param version the tool's
 * @param rules number of rules that are on
 * @param arguments as given, without those that cannot change results
 */
public record RunInfo(String version, int rules, List<String> arguments) {
    public RunInfo {
        arguments = List.copyOf(arguments);
    }
}
