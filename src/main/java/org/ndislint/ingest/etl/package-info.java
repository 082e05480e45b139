/**
 * Raw log files ({@code .etl}): buffers, records, the clock, and the order of time.
 *
 * <p>A file is a row of buffers, each of one processor, written when full. {@link org.ndislint.ingest.etl.EtlReader}
 * reads them once. In the order of the file it hands each record on as it comes. In the order of time it first walks all
 * buffers and notes where their runs are and when they begin, then merges the runs, of which only those whose time has
 * come are open. Unpacked buffers and sources that are no plain file are kept aside meanwhile, in memory and then in a
 * temporary file. Records are views of bytes; nothing is allocated for one.
 *
 * <p>Every byte is accounted for in a {@link org.ndislint.ingest.etl.TraceAccount}: in records, in padding, or in damage
 * with its place and reason.
 */
@NullMarked
package org.ndislint.ingest.etl;

import org.jspecify.annotations.NullMarked;
