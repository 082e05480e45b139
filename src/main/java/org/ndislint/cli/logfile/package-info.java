/**
 * Listings and summaries of the records of a raw log file, for people and programs: what {@code dump} prints of one. They
 * see the records themselves, not what recognition makes of them.
 */
@NullMarked
package org.ndislint.cli.logfile;

import org.jspecify.annotations.NullMarked;
