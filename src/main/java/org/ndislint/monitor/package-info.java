/** The forms of rule and what doubt does to them; verdicts and witnesses. */
@NullMarked
package org.ndislint.monitor;

import org.jspecify.annotations.NullMarked;
