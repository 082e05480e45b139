package org.ndislint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ndislint.model.Status;

class StatusNamesTest {
    private final StatusNames names = StatusNames.load();

    @Test
    void aNameGivesItsNumberAndBack() {
        for (StatusName status : names.all()) {
            assertThat(names.find(status.name())).as(status.name()).isEqualTo(status.number());
            assertThat(names.text(status.number())).isEqualTo(status.name());
        }
    }

    @Test
    void theConstantsOfTheModelAreTheTables() {
        assertThat(names.find("NDIS_STATUS_SUCCESS")).isEqualTo(Status.SUCCESS);
        assertThat(names.find("NDIS_STATUS_PENDING")).isEqualTo(Status.PENDING);
        assertThat(names.find("NDIS_STATUS_FAILURE")).isEqualTo(Status.FAILURE);
        assertThat(names.find("NDIS_STATUS_NOT_ACCEPTED")).isEqualTo(Status.NOT_ACCEPTED);
    }

    @Test
    void aTwinCountsAsTheName() {
        assertThat(names.find("STATUS_PENDING")).isEqualTo(0x103);
        assertThat(names.find("STATUS_INSUFFICIENT_RESOURCES")).isEqualTo(0xC000009AL);
        assertThat(names.text(0xC000009AL)).isEqualTo("NDIS_STATUS_RESOURCES");
    }

    @Test
    void anotherSpellingCountsAsTheName() {
        assertThat(names.find("NDIS_STATUS_INCOMPATABLE_QOS")).isEqualTo(0xC0010027L);
        assertThat(names.text(0xC0010027L)).isEqualTo("NDIS_STATUS_INCOMPATIBLE_QOS");
    }

    @Test
    void bytesInsideALineAreFound() {
        byte[] line = "status=NDIS_STATUS_PENDING irql=0".getBytes(StandardCharsets.UTF_8);
        assertThat(names.find(line, 7, 19)).isEqualTo(0x103);
    }

    @Test
    void aNameWithoutASureNumberIsUnknown() {
        assertThat(names.find("NDIS_STATUS_ALREADY_COMPLETE")).isEqualTo(-1);
        assertThat(names.find("")).isEqualTo(-1);
    }

    @Test
    void aNumberWithoutANameIsWrittenAsEightDigits() {
        assertThat(names.text(0xDEADL)).isEqualTo("0x0000dead");
        assertThat(names.text(0xC0FFEE00L)).isEqualTo("0xc0ffee00");
    }
}
