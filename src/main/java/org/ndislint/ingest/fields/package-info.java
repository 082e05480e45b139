/**
 * The contract's keys and the rules for their values, in one place for every textual form of a call event. A format
 * finds where keys and values stand and whether a value is text, a number or something else;
 * {@link org.ndislint.ingest.fields.FieldDecoder} says what it means, reports values that cannot be used, and hands the
 * finished event on.
 */
@NullMarked
package org.ndislint.ingest.fields;

import org.jspecify.annotations.NullMarked;
