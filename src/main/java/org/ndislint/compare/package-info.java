/** What two captures of the same thing have in common, and where they part. */
@NullMarked
package org.ndislint.compare;

import org.jspecify.annotations.NullMarked;
