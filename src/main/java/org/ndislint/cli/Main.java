package org.ndislint.cli;

/** Where the jar starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
