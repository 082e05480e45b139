/**
 * Opens sources: finds out by content what a file is packed in, unpacks it while it is read, within a limit on how much
 * may come out, and turns text into UTF-8. No library of compression is touched for a file that is not compressed.
 */
@NullMarked
package org.ndislint.ingest.open;

import org.jspecify.annotations.NullMarked;
