/**
 * WPP software tracing: what the arguments of a message are, and how its text comes out of them.
 *
 * <p>A message in a trace is a GUID, a number and packed arguments; its wording stays behind in the symbols of the
 * driver. {@link org.ndislint.ingest.wpp.TmfReader} reads it from message files ({@code .tmf}),
 * {@link org.ndislint.ingest.wpp.pdb.PdbFormats} from the annotations of a {@code .pdb}, and
 * {@link org.ndislint.ingest.wpp.MessageFormats} finds the one that a message needs.
 * {@link org.ndislint.ingest.wpp.WppMessage} unpacks arguments and writes the text as tracefmt does. Nothing here knows
 * where the bytes of a message come from.
 */
@NullMarked
package org.ndislint.ingest.wpp;

import org.jspecify.annotations.NullMarked;
