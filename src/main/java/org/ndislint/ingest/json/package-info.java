/** Strict JSON on bytes that already lie in memory, for records and for the few places where formats borrow its syntax. */
@NullMarked
package org.ndislint.ingest.json;

import org.jspecify.annotations.NullMarked;
