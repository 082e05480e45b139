package org.ndislint.cli;

final class MappingTestCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) {
        return ExitCode.INTERNAL;
    }
}
