package org.ndislint.ingest.etl;

/**
 * A part of a log file that could not be read.
 *
 * @param position byte offset in the (unpacked) file
 * @param bytes how many bytes were passed over; of a compressed buffer, unpacked ones
 * @param afterRecord number of the last record before it, from 0; -1 if there is none
 * @param reason expected and found
 */
public record Damage(long position, long bytes, long afterRecord, String reason) {}
