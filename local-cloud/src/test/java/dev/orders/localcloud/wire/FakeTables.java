package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A service that looks like DynamoDB to the SDK's client, with one operation for each way through the wire. */
final class FakeTables implements AwsService {

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_0;
    }

    @Override
    public String target() {
        return "DynamoDB_20120810";
    }

    @Override
    public int maxBodyBytes() {
        return 10_000;
    }

    @Override
    public Access access(AwsCall call) {
        return switch (call.operation()) {
            case "GetItem" ->
                new Access.Permitted(List.of(new AccessRequest(
                        "dynamodb:GetItem",
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/" + tableName(call),
                        RequestContext.empty()
                                .with(
                                        "dynamodb:LeadingKeys",
                                        call.input().at("/Key/pk/S").asString("")))));
            case "ListTables", "DeleteTable", "DescribeTable" -> new Access.Signed();
            case "DescribeEndpoints" -> new Access.Unsigned();
            default -> throw new AwsException(400, "com.amazon.coral.service#UnknownOperationException", "");
        };
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return switch (call.operation()) {
            case "GetItem" -> answer("{\"Item\":{\"pk\":{\"S\":\"found\"}}}");
            case "ListTables" -> answer("{\"TableNames\":[\"" + call.caller().arn() + "\"]}");
            case "DescribeEndpoints" -> answer("{\"Endpoints\":[]}");
            case "DescribeTable" ->
                throw new AwsException(
                        400,
                        "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
                        "Requested resource not found");
            default -> throw new IllegalStateException("a fault in the service");
        };
    }

    private static String tableName(AwsCall call) {
        String name = call.input().path("TableName").asString("");
        if (name.isEmpty()) {
            throw new AwsException(400, "com.amazon.coral.validate#ValidationException", "The table has no name.");
        }
        return name;
    }

    private static AwsAnswer answer(String json) {
        return new AwsAnswer(200, json.getBytes(StandardCharsets.UTF_8));
    }
}
