/**
 * Traces for the viewer at ui.perfetto.dev, in its protobuf form. Messages and field numbers are those of the public
 * {@code protos/perfetto/trace} of google/perfetto ({@code trace.proto}, {@code trace_packet.proto}, {@code
 * track_event/track_event.proto}, {@code track_event/track_descriptor.proto}, {@code track_event/debug_annotation.proto}); what
 * they mean is told at perfetto.dev/docs/reference/synthetic-track-event.
 */
@NullMarked
package org.ndislint.report.perfetto;

import org.jspecify.annotations.NullMarked;
