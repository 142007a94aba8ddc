package dev.orders.localcloud.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The bodies of the protocols that carry one document each way. A blob is a binary node, which JSON writes as base64; a
 * timestamp is a POJO node with an {@link Instant}: seconds with milliseconds behind the point in JSON, tag 1 with whole
 * milliseconds in CBOR, as the SDKs read and write it.
 */
public final class Documents {

    /** RFC 8949, section 3.4.2. */
    private static final int EPOCH_TAG = 1;

    private static final ObjectMapper JSON = strict(JsonMapper.builder(), new Seconds());
    private static final ObjectMapper CBOR = strict(CBORMapper.builder(), new TaggedMilliseconds());

    private Documents() {}

    /** The answer to a call, in the protocol that the call came in. */
    public static AwsAnswer answer(AwsCall call, ObjectNode document) {
        return new AwsAnswer(200, write(call.protocol(), document), Map.of());
    }

    /** @throws JacksonException for what is malformed, nested too deep or goes on after its end */
    static JsonNode read(Protocol protocol, byte[] body) {
        return mapper(protocol).readTree(body);
    }

    static byte[] write(Protocol protocol, ObjectNode document) {
        return mapper(protocol).writeValueAsBytes(document);
    }

    private static ObjectMapper mapper(Protocol protocol) {
        return protocol == Protocol.CBOR_1_1 ? CBOR : JSON;
    }

    /** Duplicate members are refused: what is authorized must be what a second parser executes. */
    private static ObjectMapper strict(MapperBuilder<?, ?> builder, ValueSerializer<Instant> timestamps) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule("timestamps").addSerializer(Instant.class, timestamps))
                .build();
    }

    private static final class Seconds extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) throws JacksonException {
            json.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
        }
    }

    private static final class TaggedMilliseconds extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator cbor, SerializationContext context) throws JacksonException {
            ((CBORGenerator) cbor).writeTag(EPOCH_TAG);
            cbor.writeNumber(time.toEpochMilli());
        }
    }
}
