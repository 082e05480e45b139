/**
 * The words everyone shares: call events, keys, values, symbols, statuses, IRQLs and places in a source.
 *
 * <p>A decoder fills one reused {@link org.ndislint.model.CallEvent} a record and pushes it into a
 * {@link org.ndislint.model.RecordSink}; whoever receives it copies what it wants to keep. Values are primitive:
 * a tag and a {@code long} (see {@link org.ndislint.model.Value}); strings become numbers once, in
 * {@link org.ndislint.model.Symbols}. This package depends on the JDK alone.
 */
@NullMarked
package org.ndislint.model;

import org.jspecify.annotations.NullMarked;
