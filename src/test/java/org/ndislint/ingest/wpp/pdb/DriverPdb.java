package org.ndislint.ingest.wpp.pdb;

import org.ndislint.report.etl.PdbWriter;
import org.ndislint.report.etl.RecordBytes;

/** A program database with procedures and enumerations around its annotations. */
public final class DriverPdb {
    private final PdbWriter pdb = new PdbWriter();

    public DriverPdb annotate(String... strings) {
        pdb.annotate(strings);
        return this;
    }

    /** An annotation among the symbols of no module, as in public symbols. */
    public DriverPdb annotateGlobally(String... strings) {
        pdb.annotateGlobally(strings);
        return this;
    }

    /** Begins a procedure of the module. */
    public DriverPdb procedure(String name) {
        pdb.symbol(0x1110, new RecordBytes().zeros(32).u16(1).u8(0).narrow(name));
        return this;
    }

    public DriverPdb endProcedure() {
        pdb.symbol(0x0006, new RecordBytes());
        return this;
    }

    /** An enumeration. */
    public DriverPdb enumeration(String name, ValueOf... values) {
        RecordBytes list = new RecordBytes();
        for (ValueOf value : values) {
            list.u16(0x1502).u16(3);
            if (value.value() >= 0 && value.value() < 0x8000) {
                list.u16((int) value.value());
            } else {
                list.u16(value.value() < 0 ? 0x8003 : 0x8004).u32(value.value());
            }
            list.narrow(value.name());
            PdbWriter.pad(list);
        }
        int fields = pdb.type(0x1203, list);
        pdb.type(
                0x1507,
                new RecordBytes()
                        .u16(values.length)
                        .u16(0)
                        .u32(0x74)
                        .u32(fields)
                        .narrow(name));
        return this;
    }

    /** A value of an enumeration. */
    public record ValueOf(String name, long value) {}

    public byte[] bytes() {
        return pdb.bytes();
    }
}
