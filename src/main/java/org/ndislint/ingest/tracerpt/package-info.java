/**
 * What tracerpt writes: comma-separated rows and XML, and the XML of Event Viewer and wevtutil.
 *
 * <p>Both kinds of reader cut the source into records of bounded size first (rows, {@code <Event>} elements) and decode
 * one at a time, so that damage costs the record it is in and no more. The first record of a session describes the
 * session: it tells how much was lost and is not a message.
 */
@NullMarked
package org.ndislint.ingest.tracerpt;

import org.jspecify.annotations.NullMarked;
