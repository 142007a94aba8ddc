package dev.orders.localcloud.gateway.model;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model that a request's body has to fit: JSON Schema draft 4.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html">Request validation</a>
 */
public final class BodyModel {

    /** Two members of one name: validation and template might each take another. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode document;
    private volatile @Nullable Schema schema;

    /** @param document the schema with all that it refers to */
    public BodyModel(JsonNode document) {
        this.document = document;
    }

    /** Whether the body fits; without any it is checked as an empty object. */
    public boolean accepts(String body) {
        try {
            JsonNode value = JSON.readTree(body.isEmpty() ? "{}" : body);
            return !value.isMissingNode() && schema().validate(value).isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The validator takes long to load, and no start waits for it. */
    private Schema schema() {
        Schema made = schema;
        if (made == null) {
            made = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(document);
            schema = made;
        }
        return made;
    }
}
