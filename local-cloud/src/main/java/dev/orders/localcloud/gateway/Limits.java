package dev.orders.localcloud.gateway;

/**
 * Quotas of a REST API with a regional endpoint.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html">Quotas</a>
 */
final class Limits {

    static final int PAYLOAD_BYTES = 10 * 1024 * 1024;
    static final int HEADER_BYTES = 10_240;
    static final int URL_CHARACTERS = 10_240;

    private Limits() {}
}
