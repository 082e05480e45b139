/** Objects of a trace as lanes: what formats that draw traces know of each, record by record. */
@NullMarked
package org.ndislint.report.lane;

import org.jspecify.annotations.NullMarked;
