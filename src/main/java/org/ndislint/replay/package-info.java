/** A trace walked forwards and backwards, with what is known of its objects at each record. */
@NullMarked
package org.ndislint.replay;

import org.jspecify.annotations.NullMarked;
