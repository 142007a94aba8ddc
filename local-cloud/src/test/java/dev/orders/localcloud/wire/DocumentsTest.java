package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DocumentsTest {

    private static final byte[] BLOB = {0, 1, (byte) 0xFF};
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

    @Test
    void writesBlobsAndTimestampsAsEachProtocolHasThem() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("b", BLOB).putPOJO("t", TIME);

        assertThat(new String(Documents.write(Protocol.JSON_1_1, document), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":\"AAH/\",\"t\":1700000000.123}");
        // A map of 2: "b" is a string of 3 bytes, "t" is tag 1 on an integer of 8 bytes.
        assertThat(HexFormat.of().formatHex(Documents.write(Protocol.CBOR_1_1, document)))
                .isEqualTo("a2" + "6162430001ff" + "6174c11b0000018bcfe5687b");
    }

    @Test
    void readsBlobsOfEitherProtocol() {
        assertThat(Documents.read(Protocol.JSON_1_1, "{\"b\":\"AAH/\"}".getBytes(StandardCharsets.UTF_8))
                        .path("b")
                        .binaryValue())
                .isEqualTo(BLOB);
        assertThat(cbor("a16162430001ff").binaryValue()).isEqualTo(BLOB);
    }

    @Test
    void refusesCborThatCanBeReadInTwoWaysOrNotAtAll() {
        refuses("a2616101616102"); // the member "a" twice
        refuses("a0a0"); // goes on after its end
        refuses("a1616143"); // ends inside a blob
        refuses("a161615b7fffffffffffffff00"); // announces a blob of 8 exabytes
        refuses("a161619b7fffffffffffffff00"); // and an array of as many elements
        refuses("ff");
    }

    @Test
    void refusesCborNestedTooDeep() {
        byte[] arrays = new byte[1_000_000];
        Arrays.fill(arrays, (byte) 0x81);

        assertThatThrownBy(() -> Documents.read(Protocol.CBOR_1_1, arrays))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("nesting");
    }

    private static void refuses(String hex) {
        assertThatThrownBy(
                        () -> Documents.read(Protocol.CBOR_1_1, HexFormat.of().parseHex(hex)))
                .as(hex)
                .isInstanceOf(JacksonException.class);
    }

    private static JsonNode cbor(String hex) {
        return Documents.read(Protocol.CBOR_1_1, HexFormat.of().parseHex(hex)).path("b");
    }
}
