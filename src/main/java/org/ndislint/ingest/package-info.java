/** One sub-package per input format, detection and opening of sources. */
@NullMarked
package org.ndislint.ingest;

import org.jspecify.annotations.NullMarked;
