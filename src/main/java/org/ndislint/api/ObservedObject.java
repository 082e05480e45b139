package org.ndislint.api;

/**
 * An object of a trace, such as an address family.
 *
 * @param kind by the key that names it: {@code af}
 * @param name {@code AF#1}: numbered in order of first appearance; a handle that is used again names another object
 * @param handle {@code 0x} and lower-case hex, or the name that the trace has for it; empty if it shows none
 */
public record ObservedObject(String kind, String name, String handle) {}
