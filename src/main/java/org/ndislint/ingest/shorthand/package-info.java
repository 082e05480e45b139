/** Shorthand: one event a line, written by people for people. */
@NullMarked
package org.ndislint.ingest.shorthand;

import org.jspecify.annotations.NullMarked;
