/**
 * Writes call events in the contract's own forms: NDJSON, shorthand, CSV. What is written reads back as the same event;
 * where a form cannot say something, the writer leaves it out and counts the record as altered.
 */
@NullMarked
package org.ndislint.report.events;

import org.jspecify.annotations.NullMarked;
