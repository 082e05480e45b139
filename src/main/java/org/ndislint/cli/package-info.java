/** Arguments, wiring, exit codes: the only place that sees everything. */
@NullMarked
package org.ndislint.cli;

import org.jspecify.annotations.NullMarked;
