package org.ndislint.cli;

final class MappingShowCommand implements Command {
    @Override
    public ExitCode run(Arguments arguments, Streams streams) {
        return ExitCode.INTERNAL;
    }
}
