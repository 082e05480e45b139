/**
 * CSV with the contract's keys as its headings: as another program writes it, or a spreadsheet makes of it (semicolons
 * or tabs, quotes, a {@code sep=} line). Decoded on bytes, like NDJSON.
 */
@NullMarked
package org.ndislint.ingest.csv;

import org.jspecify.annotations.NullMarked;
