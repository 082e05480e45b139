package org.ndislint.ingest.etl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ndislint.model.Guid;
import org.ndislint.report.etl.RecordBytes;

final class RecordKindsTest {
    private static final Guid PROVIDER = new Guid(0xCDEAD503_17F5_4A3EL, 0xB7AEDF8CC2902EB9L);
    private static final byte[] PAYLOAD = {1, 2, 3};

    private interface Look {
        Object at(EtlRecord record);
    }

    @Test
    void aMessageWithEveryFieldHasThemAll() throws IOException {
        byte[] record = Records.messageWith(0x002B | 0x40, 77, 0, 5000, PAYLOAD);
        assertThat(see(record, EtlRecord::sequence)).isEqualTo(77L);
        assertThat(see(record, EtlRecord::guid)).isEqualTo(Records.MESSAGES);
        assertThat(see(record, EtlRecord::tick)).isEqualTo(5000L);
        assertThat(see(record, EtlRecord::tid)).isEqualTo(7L);
        assertThat(see(record, EtlRecord::pid)).isEqualTo(4L);
        assertThat(see(record, EtlRecord::pointerBytes)).isEqualTo(4);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(3);
    }

    @Test
    void aComponentIdStandsInPlaceOfTheGuid() throws IOException {
        byte[] record = Records.messageWith(0x000E, 0, 0xABCD, 5000, PAYLOAD);
        assertThat(see(record, EtlRecord::componentId)).isEqualTo(0xABCDL);
        assertThat(see(record, EtlRecord::hasGuid)).isEqualTo(false);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(3);
    }

    @Test
    void aMessageWithoutSystemInfoHasNoThread() throws IOException {
        byte[] record = Records.messageWith(0x000A, 0, 0, 5000, PAYLOAD);
        assertThat(see(record, EtlRecord::tid)).isEqualTo(EtlRecord.NO_ID);
        assertThat(see(record, EtlRecord::pid)).isEqualTo(EtlRecord.NO_ID);
    }

    @Test
    void aMessageShorterThanItsOptionsIsOpaque() throws IOException {
        byte[] record =
                new RecordBytes().u16(12).u16(0x9000).u16(10).u16(0xAA).u32(0).toArray();
        assertThat(see(record, EtlRecord::kind)).isEqualTo(RecordKind.OPAQUE);
        assertThat(see(record, EtlRecord::isDamaged)).isEqualTo(true);
    }

    @Test
    void compactRecordsHaveIdsButNoTimes() throws IOException {
        byte[] record = Records.kernel(4, 0x0524, 900, 11, 12, PAYLOAD);
        assertThat(see(record, EtlRecord::kind)).isEqualTo(RecordKind.COMPACT64);
        assertThat(see(record, EtlRecord::hook)).isEqualTo(0x0524);
        assertThat(see(record, EtlRecord::tid)).isEqualTo(11L);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(3);
    }

    @Test
    void instanceEventsHaveTheirPayloadBehindTheParentsClass() throws IOException {
        byte[] record = Records.instance(0x15, PROVIDER, 9, 900, PAYLOAD);
        assertThat(see(record, EtlRecord::kind)).isEqualTo(RecordKind.INSTANCE64);
        assertThat(see(record, EtlRecord::guid)).isEqualTo(PROVIDER);
        assertThat(see(record, EtlRecord::opcode)).isEqualTo(9);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(3);
    }

    @Test
    void emittersOf32And64BitsMixInOneFile() throws IOException {
        LogFile file = LogFile.small()
                .add(0, Records.classic(0x0A, PROVIDER, 1, 900, PAYLOAD))
                .add(0, Records.event(0x13, PROVIDER, 1, 0, 901, new byte[0], PAYLOAD))
                .add(0, Records.event(0x12, PROVIDER, 1, 0, 902, new byte[0], PAYLOAD));
        List<Integer> sizes = new ArrayList<>();
        file.reader().readByPlace(record -> sizes.add(record.pointerBytes()));
        assertThat(sizes).containsExactly(8, 4, 8, 4);
    }

    @Test
    void extendedItemsStandBeforeThePayload() throws IOException {
        byte[] items = new RecordBytes()
                .put(Records.item(ExtendedItems.RELATED_ACTIVITY, false, new byte[16]))
                .put(Records.item(ExtendedItems.PROVIDER_TRAITS, true, new byte[] {5, 0, 'a', 'b', 0}))
                .toArray();
        byte[] record = Records.event(0x13, PROVIDER, 4, 0, 900, items, PAYLOAD);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(3);
        assertThat(see(record, seen -> {
                    ExtendedItems cursor = new ExtendedItems();
                    return cursor.find(seen, ExtendedItems.PROVIDER_TRAITS) ? cursor.length() : -1;
                }))
                .isEqualTo(5);
    }

    @Test
    void extendedItemsThatOverrunTheRecordAreCutAndMarked() throws IOException {
        byte[] items = Records.item(ExtendedItems.SID, true, new byte[8]);
        items[6] = 100;
        byte[] record = Records.event(0x13, PROVIDER, 4, 0, 900, items, PAYLOAD);
        assertThat(see(record, EtlRecord::isDamaged)).isEqualTo(true);
        assertThat(see(record, EtlRecord::payloadLength)).isEqualTo(items.length + 3);
    }

    @Test
    void aRecordOfAnUnknownKindIsKeptAndReadingGoesOn() throws IOException {
        EtlReader reader = LogFile.small()
                .add(0, new RecordBytes().u16(24).u8(0x0C).u8(0xC0).zeros(20).toArray())
                .add(0, Records.message(900, 1, 42))
                .reader();
        assertThat(LogFile.idsByTime(reader)).containsExactly(-1, 42);
        assertThat(reader.account().records(RecordKind.OPAQUE)).isEqualTo(1);
    }

    private static Object see(byte[] record, Look look) throws IOException {
        List<Object> seen = new ArrayList<>();
        LogFile.small().add(0, record).reader().readByPlace(found -> {
            if (found.number() == 1) {
                seen.add(look.at(found));
            }
        });
        return seen.get(0);
    }
}
