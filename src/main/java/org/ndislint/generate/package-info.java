/**
 * A seeded generator of CoNDIS sessions: drivers, NDIS and processors played as a discrete-event simulation.
 *
 * <p>{@link org.ndislint.generate.Generator} runs a {@code World}: protocol drivers that are clients or stand-alone call
 * managers, miniports that are plain or call managers themselves, and NDIS between them, each acting on simulated
 * threads and DPCs. What a driver does next follows from what it has been told, as the message sequences of the public
 * documentation have it; the scheduler interleaves the threads at every record. A {@link
 * org.ndislint.generate.Recording} decides what a recorder would have seen of it. A {@link
 * org.ndislint.generate.Defect} makes one driver do one thing wrong, and a manifest says where.
 *
 * <p>The package knows nothing of rules or state tables of the checker: sessions are legal because they are played, not
 * because they were checked. It depends on {@code model} and {@code catalogue} alone, reads no clock and prints nothing:
 * the same options give the same records.
 */
@NullMarked
package org.ndislint.generate;

import org.jspecify.annotations.NullMarked;
