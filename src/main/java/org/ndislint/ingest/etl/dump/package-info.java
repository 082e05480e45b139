/** Listings of the records of a log file, for people and programs: what {@code dump} prints. */
@NullMarked
package org.ndislint.ingest.etl.dump;

import org.jspecify.annotations.NullMarked;
