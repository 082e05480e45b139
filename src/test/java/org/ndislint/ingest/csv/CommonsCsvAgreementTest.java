package org.ndislint.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ndislint.ingest.WordBuffer;

/** Our cells are those of Commons CSV, on whatever Commons CSV writes. */
class CommonsCsvAgreementTest {
    private static List<String> ours(String row, char separator) {
        byte[] bytes = (row + "\n").getBytes(StandardCharsets.UTF_8);
        Cell cell = new Cell((byte) separator);
        cell.begin(WordBuffer.copyOf(bytes, 0, bytes.length), 0, bytes.length - 1);
        List<String> cells = new ArrayList<>();
        while (cell.next()) {
            cells.add(new String(cell.text().bytes(), cell.from(), cell.length(), StandardCharsets.UTF_8));
        }
        assertThat(cell.failure()).as(row).isNull();
        return cells;
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void onTheCellsOfARow(char separator) throws IOException {
        Random random = new Random(separator);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setRecordSeparator("\n")
                .get();
        String alphabet = "ab,;\t\"\"\n\r #='\\\u00e4\u4e2d0123456789";
        for (int i = 0; i < 1500; i++) {
            List<String> cells = new ArrayList<>();
            for (int k = random.nextInt(6); k >= 0; k--) {
                StringBuilder text = new StringBuilder();
                for (int c = random.nextInt(14); c > 0; c--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                cells.add(text.toString());
            }
            String row = format.format(cells.toArray());
            CSVRecord record = format.parse(new StringReader(row)).iterator().next();
            List<String> expected = new ArrayList<>(record.toList());
            List<String> found = ours(row, separator);
            // Blanks around a cell without quotes do not count for us.
            assertThat(found).as(row).hasSameSizeAs(expected);
            for (int k = 0; k < found.size(); k++) {
                assertThat(List.of(expected.get(k), trim(expected.get(k)))).contains(found.get(k));
            }
        }
    }

    private static String trim(String cell) {
        return cell.replaceAll("^[ \t]+|[ \t]+$", "");
    }
}
