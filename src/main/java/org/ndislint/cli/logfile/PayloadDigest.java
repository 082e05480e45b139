package org.ndislint.cli.logfile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.ndislint.ingest.etl.EtlRecord;

/** A short name for all bytes behind a record's fixed header: the first eight hex digits of their SHA-1. */
final class PayloadDigest {
    private static final int BYTES = 4;

    private final MessageDigest sha1;

    PayloadDigest() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    void append(StringBuilder out, EtlRecord record) {
        sha1.update(record.data().bytes(), record.bodyFrom(), record.bodyLength());
        byte[] digest = sha1.digest();
        for (int i = 0; i < BYTES; i++) {
            out.append(Character.forDigit(digest[i] >> 4 & 0xF, 16)).append(Character.forDigit(digest[i] & 0xF, 16));
        }
    }
}
