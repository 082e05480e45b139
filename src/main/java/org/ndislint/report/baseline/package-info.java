/** Findings that are known and accepted: a file that a team keeps beside its sources, and what it means for a run. */
@NullMarked
package org.ndislint.report.baseline;

import org.jspecify.annotations.NullMarked;
