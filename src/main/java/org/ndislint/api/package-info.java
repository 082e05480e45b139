/**
 * Checks traces of NDIS calls from a program, such as a test of a driver: what the command {@code check} does, without a
 * process, without output, and without a look at the environment.
 *
 * <p>{@link org.ndislint.api.NdisLint#check} takes a trace in any format that the command takes and gives a {@link
 * org.ndislint.api.CheckResult}. {@link org.ndislint.api.NdisLint#builder} gives a {@link
 * org.ndislint.api.TraceChecker} with rules, mappings and the like of one's own; it reads them once, and may be kept and
 * shared by threads. Values are immutable. What the words mean is what the results of the command mean by them.
 *
 * <p>This package is all there is to build on: no other is exported.
 */
@NullMarked
package org.ndislint.api;

import org.jspecify.annotations.NullMarked;
