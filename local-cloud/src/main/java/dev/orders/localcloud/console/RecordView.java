package dev.orders.localcloud.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream's record as a page shows it.
 *
 * @param summary of the data, in one line
 * @param data JSON on several lines, other text as it is, anything else in hexadecimal; the beginning of what is long
 */
record RecordView(
        String time,
        String clock,
        String shard,
        String sequenceNumber,
        String partitionKey,
        String summary,
        String data) {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_CHARACTERS = 8000;
    private static final int MAX_HEX_BYTES = 256;
    private static final JsonMapper JSON = JsonMapper.shared();

    static RecordView of(ReadStreams.Record record, ZoneId zone) {
        String data = shown(record.data());
        return new RecordView(
                record.arrivedAt().toString(),
                Times.clock(record.arrivedAt(), zone),
                record.shardId(),
                record.sequenceNumber(),
                ShownText.of(record.partitionKey()),
                record.data().length + " bytes",
                data.length() > MAX_CHARACTERS ? data.substring(0, MAX_CHARACTERS) + "…" : data);
    }

    private static String shown(byte[] data) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            return ShownText.lines(data.length > MAX_BYTES ? text : pretty(text));
        } catch (CharacterCodingException binary) {
            return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(data, Math.min(data.length, MAX_HEX_BYTES)));
        }
    }

    private static String pretty(String text) {
        try {
            return JSON.readTree(text).toPrettyString();
        } catch (JacksonException noJson) {
            return text;
        }
    }
}
