/**
 * Payloads of events that describe themselves: TraceLogging events, whose schema comes with each, and events of
 * manifests that the file carries ({@link org.ndislint.ingest.etl.event.EmbeddedManifests}). Schemas are parsed once and
 * kept; a payload that does not fit its schema is decoded as far as it goes.
 */
@NullMarked
package org.ndislint.ingest.etl.event;

import org.jspecify.annotations.NullMarked;
