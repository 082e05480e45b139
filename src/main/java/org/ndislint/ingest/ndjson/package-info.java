/**
 * NDJSON: one JSON object a line, in the contract's keys. The decoder works on bytes and allocates nothing for a record
 * without faults; JSON is read strictly, and what breaks it costs one line.
 */
@NullMarked
package org.ndislint.ingest.ndjson;

import org.jspecify.annotations.NullMarked;
