package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mock integrations and customized gateway responses. */
class GatewayResponsesWireTest {

    private static StartedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = StartedGateway.running(DOCUMENT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void answersTheTypesOwnResponse() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/closed").header("sent", "by me"));

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.headers().firstValue("X-Sent")).contains("by me");
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("Mine");
        assertThat(response.body())
                .isEqualTo("{\"m\":\"Unauthorized\",\"t\":\"UNAUTHORIZED\",\"p\":\"/v1/closed\",\"c\":\"blue\","
                        + "\"r\":\""
                        + response.headers().firstValue("x-amzn-RequestId").orElseThrow() + "\"}");
    }

    @Test
    void choosesTheTemplateByTheAcceptedType() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/closed").header("Accept", "text/plain;q=1, application/json"));

        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(response.body()).isEqualTo("Unauthorized!");
    }

    @Test
    void answersTheFamilysResponseOtherwise() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/nowhere"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(response.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
    }

    @Test
    void answersTheOtherFamilysResponse() {
        HttpResponse<String> response = gateway.get("/v1/broken", gateway.issuer.idToken());

        assertThat(response.statusCode()).isEqualTo(599);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.body())
                .isEqualTo("{\"m\":\"Internal server error\",\"who\":\"11111111-2222-3333-4444-555555555555\","
                        + "\"at\":\"/broken\"}");
    }

    @Test
    void answersForKeysThatCannotBeHad() {
        try (StartedGateway keyless = StartedGateway.project()) {
            keyless.issuer.answerKeysWith(503);

            HttpResponse<String> response = keyless.get("/v1/orders", keyless.issuer.accessToken("orders/read"));

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body()).isEqualTo("{\"message\":\"Internal server error\"}");
            assertThat(keyless.backend.requests()).isEmpty();
        }
    }

    @Test
    void keepsItsOwnResponseForLargePayloads() {
        HttpResponse<String> response = gateway.send(
                gateway.request("/v1/mock").POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void selectsTheResponseByStatus() {
        HttpResponse<String> response = gateway.send(mock("{\"statusCode\": 404}"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Colour")).contains("blue");
        assertThat(response.body()).isEqualTo("<none/>");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/xml");
    }

    @Test
    void takesUnquotedNames() {
        assertThat(gateway.send(mock("{statusCode: 200}")).statusCode()).isEqualTo(202);
    }

    @Test
    void matchesAPatternAsAWhole() {
        assertThat(gateway.send(mock("{\"statusCode\": 4041}")).statusCode()).isEqualTo(202);
    }

    @Test
    void failsWithoutAStatus() {
        for (String body : new String[] {"", "{}", "[]", "\"200\"", "{\"statusCode\": \"200\"}", "{", "null"}) {
            assertThat(gateway.send(mock(body)).statusCode()).as(body).isEqualTo(599);
        }
    }

    @Test
    void refusesAMediaTypeWithoutATemplate() {
        HttpResponse<String> response = gateway.send(
                gateway.request("/v1/strict").header("Content-Type", "text/csv").POST(BodyPublishers.ofString("a,b")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unsupported Media Type\"}");
        assertThat(gateway.send(gateway.request("/v1/strict")
                                .header("Content-Type", "Application/JSON; charset=utf-8")
                                .POST(BodyPublishers.ofString("a,b")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder mock(String body) {
        return gateway.request("/v1/mock").POST(BodyPublishers.ofString(body));
    }

    private static final String DOCUMENT = """
            openapi: 3.0.1
            info: { title: test, version: "1" }
            paths:
              /closed:
                get:
                  security: [ { cognito: [] } ]
                  responses: { "200": { description: ok } }
                  x-amazon-apigateway-integration: { type: mock, responses: { default: { statusCode: 200 } } }
              /broken:
                get:
                  security: [ { cognito: [] } ]
                  responses: { "200": { description: ok } }
                  x-amazon-apigateway-integration:
                    type: mock
                    requestTemplates: { application/json: '{"statusCode": 500}' }
                    responses: { "200": { statusCode: 200 } }
              /mock:
                post:
                  responses:
                    "202": { description: ok }
                    "404": { description: none, headers: { X-Colour: { schema: { type: string } } } }
                  x-amazon-apigateway-integration:
                    type: mock
                    responses:
                      default: { statusCode: 202 }
                      4\\d4:
                        statusCode: 404
                        responseParameters: { method.response.header.X-Colour: stageVariables.colour }
                        responseTemplates: { application/xml: <none/> }
              /strict:
                post:
                  responses: { "200": { description: ok } }
                  x-amazon-apigateway-integration:
                    type: mock
                    passthroughBehavior: when_no_templates
                    requestTemplates: { application/json: '{"statusCode": 200}' }
                    responses: { default: { statusCode: 200 } }
            components:
              securitySchemes:
                cognito:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: cognito_user_pools
                  x-amazon-apigateway-authorizer:
                    type: cognito_user_pools
                    providerARNs: [ "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Pool" ]
            x-amazon-apigateway-gateway-responses:
              DEFAULT_4XX:
                responseParameters: { gatewayresponse.header.Access-Control-Allow-Origin: "'*'" }
              DEFAULT_5XX:
                statusCode: "599"
                responseTemplates:
                  application/json: '{"m":$context.error.messageString,"who":"$context.authorizer.claims.sub","at":"$context.resourcePath"}'
              UNAUTHORIZED:
                statusCode: 418
                responseParameters:
                  gatewayresponse.header.X-Sent: method.request.header.sent
                  gatewayresponse.header.x-amzn-ErrorType: "'Mine'"
                responseTemplates:
                  application/json: '{"m":$context.error.messageString,"t":"$context.error.responseType","p":"$context.path","c":"$stageVariables.colour","r":"$context.requestId"}'
                  text/plain: $context.error.message!
            """;
}
