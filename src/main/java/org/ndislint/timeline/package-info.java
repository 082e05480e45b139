/** Correlation: enter with exit, context with handle, parent with child, generations. */
@NullMarked
package org.ndislint.timeline;

import org.jspecify.annotations.NullMarked;
