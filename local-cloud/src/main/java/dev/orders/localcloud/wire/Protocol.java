package dev.orders.localcloud.wire;

/** The wire protocols that the SDK speaks to the services of this application. */
public enum Protocol {
    JSON_1_0("application/x-amz-json-1.0"),
    JSON_1_1("application/x-amz-json-1.1"),
    /** JSON 1.1's documents in binary (RFC 8949): what the SDK for Java speaks to Kinesis. */
    CBOR_1_1("application/x-amz-cbor-1.1"),
    /** Path, query string and a JSON body: SES v2. */
    REST_JSON("application/json"),
    /** Form-encoded request with {@code Action}, XML answer: STS and IAM. */
    QUERY("text/xml");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
