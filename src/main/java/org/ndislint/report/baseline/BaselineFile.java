package org.ndislint.report.baseline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ndislint.report.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of a baseline as a file: JSON, an entry a line, sorted, so that a change shows as a change of lines. */
public final class BaselineFile {
    /** The name and number of the format. */
    static final String SCHEMA = "ndislint-baseline/1";
    /** No baseline is longer, in bytes. */
    public static final int LARGEST = 64 << 20;

    private static final Set<String> MEMBERS = Set.of("schema", "findings");
    private static final Set<String> ENTRY_MEMBERS = Set.of("rule", "fingerprint", "fn", "reason", "expires");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BaselineFile() {}

    /** The text of a file. */
    public static String write(Baseline baseline) {
        StringBuilder text = new StringBuilder("{\"schema\":\"").append(SCHEMA).append("\",\"findings\":[");
        JsonText json = new JsonText();
        boolean first = true;
        for (AcceptedFinding entry : baseline.entries()) {
            json.open().member("rule", entry.rule()).member("fingerprint", entry.fingerprint());
            json.member("fn", entry.fn());
            if (!entry.reason().isEmpty()) {
                json.member("reason", entry.reason());
            }
            LocalDate expires = entry.expires();
            if (expires != null) {
                json.member("expires", expires.toString());
            }
            json.close();
            text.append(first ? "\n" : ",\n").append(json.text());
            json.clear();
            first = false;
        }
        return text.append(first ? "" : "\n").append("]}\n").toString();
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws BaselineException if it is none: names the place in it
     */
    public static Baseline read(byte[] bytes) throws BaselineException {
        JsonNode document;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            document = JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new BaselineException("expected UTF-8 text, found other bytes");
        } catch (JacksonException e) {
            // What goes beyond the limits of the parser may come without a place.
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : at.getLineNr() + ":" + at.getColumnNr() + ": ";
            throw new BaselineException(place + "expected JSON: " + e.getOriginalMessage());
        }
        checkMembers(document, MEMBERS, "");
        String schema = text(document, "schema", "");
        if (!schema.equals(SCHEMA)) {
            throw new BaselineException("/schema: expected " + SCHEMA + ", found " + schema);
        }
        JsonNode findings = document.get("findings");
        if (findings == null || !findings.isArray()) {
            throw new BaselineException("/findings: expected an array");
        }
        List<AcceptedFinding> entries = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            entries.add(entry(findings.get(i), "/findings/" + i));
        }
        Baseline baseline = Baseline.of(entries);
        if (baseline.entries().size() < entries.size()) {
            throw new BaselineException("/findings: expected each finding once, found "
                    + (entries.size() - baseline.entries().size()) + " again");
        }
        return baseline;
    }

    private static AcceptedFinding entry(JsonNode node, String place) throws BaselineException {
        checkMembers(node, ENTRY_MEMBERS, place);
        String fingerprint = text(node, "fingerprint", place);
        if (fingerprint.isEmpty() || !fingerprint.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 'g')) {
            throw new BaselineException(place + "/fingerprint: expected hex digits, found '" + fingerprint + "'");
        }
        return new AcceptedFinding(
                text(node, "rule", place),
                fingerprint,
                node.has("fn") ? text(node, "fn", place) : "",
                node.has("reason") ? text(node, "reason", place) : "",
                node.has("expires") ? date(text(node, "expires", place), place + "/expires") : null);
    }

    private static void checkMembers(JsonNode node, Set<String> known, String place) throws BaselineException {
        if (!node.isObject()) {
            throw new BaselineException((place.isEmpty() ? "/" : place) + ": expected an object");
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new BaselineException(place + "/" + name + ": there is no such member");
            }
        }
    }

    private static String text(JsonNode node, String name, String place) throws BaselineException {
        JsonNode member = node.get(name);
        if (member == null || !member.isString()) {
            throw new BaselineException(place + "/" + name + ": expected a string");
        }
        return member.asString();
    }

    /** A day such as {@code 2027-01-31}. */
    private static @Nullable LocalDate date(String text, String place) throws BaselineException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BaselineException(place + ": expected a day such as 2027-01-31, found '" + text + "'");
        }
    }
}
