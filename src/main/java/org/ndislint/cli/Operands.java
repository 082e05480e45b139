package org.ndislint.cli;

/** Checks on operands that more than one command makes. */
final class Operands {
    private Operands() {}

    /** Standard input can be read once. */
    static void checkStandardInput(Arguments arguments) throws UsageException {
        int count = 0;
        for (String operand : arguments.operands()) {
            if (operand.equals("-")) {
                count++;
            }
        }
        if (count > 1) {
            throw new UsageException("standard input (-) is given more than once");
        }
    }
}
