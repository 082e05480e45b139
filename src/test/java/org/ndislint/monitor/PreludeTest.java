package org.ndislint.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreludeTest {
    @Test
    void aTraceOfNothingButUnreadableRecordsIsNotKeptBackForEver() {
        Prelude prelude = new Prelude();
        int kept = 0;
        while (prelude.isOpen() && kept < 1_000_000) {
            prelude.keepLoss();
            kept++;
        }
        int[] losses = {0};
        prelude.release((event, number) -> {}, () -> losses[0]++);
        assertThat(kept).isLessThan(10_000);
        assertThat(losses[0]).isEqualTo(kept);
    }
}
