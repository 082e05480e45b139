/**
 * Payloads of events that describe themselves: TraceLogging events, whose schema comes with each, and events of
 * manifests that the file carries: in parts that merging tools put in
 * ({@link org.ndislint.ingest.etl.event.EmbeddedManifests}), or whole, as providers of .NET log them
 * ({@link org.ndislint.ingest.etl.event.LoggedManifests}). Schemas are parsed once and
 * kept; a payload that does not fit its schema is decoded as far as it goes.
 */
@NullMarked
package org.ndislint.ingest.etl.event;

import org.jspecify.annotations.NullMarked;
