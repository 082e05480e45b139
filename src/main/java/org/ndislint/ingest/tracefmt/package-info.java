/**
 * The text that tracefmt, TraceView and {@code !wmitrace.logdump} print, its summary file, and text without any known
 * prefix.
 *
 * <p>{@link org.ndislint.ingest.tracefmt.TracePrefix} is a prefix compiled to a row of steps: the default one, one of
 * the well-known ones, or a user's {@code TRACE_FORMAT_PREFIX}. {@code TracefmtReader} takes line by line: a line that
 * the prefix matches begins a message, chatter and messages without a format are told apart by their wording, and any
 * other line continues the message before it. The message is handed on when the next one begins.
 */
@NullMarked
package org.ndislint.ingest.tracefmt;

import org.jspecify.annotations.NullMarked;
