/** One writer per output format, of results and of call events. */
@NullMarked
package org.ndislint.report;

import org.jspecify.annotations.NullMarked;
