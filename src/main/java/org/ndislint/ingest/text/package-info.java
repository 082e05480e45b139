/**
 * What the readers of logs share: looking into the bytes of a line, stamps and the clock that gives them a zone, and
 * the count of messages whose format was missing.
 *
 * <p>Everything here works on UTF-8 bytes as {@link org.ndislint.ingest.TraceSource#stream} gives them and allocates
 * nothing per line but the strings that a record keeps.
 */
@NullMarked
package org.ndislint.ingest.text;

import org.jspecify.annotations.NullMarked;
