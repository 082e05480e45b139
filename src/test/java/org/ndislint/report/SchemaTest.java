package org.ndislint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void everyLineOfResultsIsValid() throws IOException {
        Schema schema = Schemas.of("results");
        List<String> lines = SampleResults.written(ResultFormat.JSONL, TextStyle.PLAIN)
                .lines()
                .toList();
        assertThat(lines)
                .hasSize(8)
                .allSatisfy(line -> assertThat(errors(schema, line)).isEmpty());
    }

    @Test
    void theDocumentHoldsTheSameObjects() throws IOException {
        JsonNode document = JSON.readTree(SampleResults.written(ResultFormat.JSON, TextStyle.PLAIN));
        StringBuilder lines = new StringBuilder();
        lines.append(document.get("run")).append('\n');
        document.get("results").forEach(result -> lines.append(result).append('\n'));
        document.get("summaries").forEach(summary -> lines.append(summary).append('\n'));
        assertThat(lines.toString().lines())
                .containsExactlyInAnyOrderElementsOf(SampleResults.written(ResultFormat.JSONL, TextStyle.PLAIN)
                        .lines()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"run\"}",
                "{\"type\":\"input-error\",\"trace\":\"x\",\"line\":null,\"reason\":\"r\"}",
                "{\"type\":\"input-error\",\"trace\":\"x\",\"line\":0,\"reason\":\"r\"}",
                "{\"type\":\"input-error\",\"trace\":\"x\",\"reason\":\"r\",\"more\":1}",
                "{\"type\":\"other\"}"
            })
    void whatTheFormatDoesNotAllowIsRefused(String line) throws IOException {
        assertThat(errors(Schemas.of("results"), line)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"enter\",\"fn\":\"NdisClCloseAddressFamily\",\"time\":\"2026-01-02T03:04:05.6Z\",\"af\":\"A1\",\"nbl\":[1,\"0x2\"]}",
                "{\"event\":\"exit\",\"fn\":\"F\",\"time\":17,\"status\":\"NDIS_STATUS_PENDING\",\"args\":{\"Flags\":\"0x1\"},\"own\":[]}",
                "{\"event\":\"lost\",\"count\":3,\"cpu\":1}",
                "{\"event\":\"capture\",\"complete\":true,\"covers\":[\"client\"]}"
            })
    void callEventsOfTheContractAreValid(String line) throws IOException {
        assertThat(errors(Schemas.of("call-event"), line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"enter\"}",
                "{\"event\":\"begin\",\"fn\":\"F\"}",
                "{\"event\":\"enter\",\"fn\":\"F\",\"af\":-1}",
                "{\"event\":\"enter\",\"fn\":\"F\",\"cpu\":\"one\"}",
                "{\"event\":\"lost\",\"count\":\"many\"}",
                "{\"event\":\"capture\",\"covers\":[\"driver\"]}"
            })
    void callEventsThatAreNoneAreRefused(String line) throws IOException {
        assertThat(errors(Schemas.of("call-event"), line)).isNotEmpty();
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }
}
