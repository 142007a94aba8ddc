package dev.orders.api.input;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.api.problems.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request's body as one JSON document, strictly and within bounds: it is whatever the outside sends. */
public final class Body {
    public static final int MAX_BYTES = 64 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Body() {}

    public static JsonNode read(HttpServletRequest request) {
        var bytes = bytes(request);
        try {
            var document = STRICT.readTree(bytes);
            if (document.isMissingNode()) {
                throw malformed("The body is empty.");
            }
            return document;
        } catch (JacksonException e) {
            var location = e.getLocation();
            var where = location == null
                    ? ""
                    : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
            throw malformed(
                    e.getOriginalMessage().startsWith("Duplicate")
                            ? "The body has a member twice" + where + "."
                            : "The body is not a JSON document" + where + ".");
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            var length = request.getContentLengthLong();
            var bytes =
                    length > MAX_BYTES ? new byte[0] : request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (length > MAX_BYTES || bytes.length > MAX_BYTES) {
                var detail = "The body has more than " + MAX_BYTES + " bytes.";
                throw new ProblemException(
                        Problem.of(HttpStatus.CONTENT_TOO_LARGE, detail, Violation.ofBody("", detail)));
            }
            return bytes;
        } catch (IOException e) {
            throw malformed("The body ended too early.");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(
                HttpStatus.BAD_REQUEST,
                "malformed-body",
                "Malformed body",
                detail,
                List.of(Violation.ofBody("", detail))));
    }
}
