package dev.orders.localcloud.queues;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQS, in the JSON protocol that its SDKs speak since 2023. They post to the root whatever a queue's URL is; the URL is a
 * parameter.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html">Actions, resources
 *     and condition keys of SQS</a>
 */
final class QueueService implements AwsService {

    /** A message of 256 KiB, its characters escaped. */
    private static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

    /** Batches need the permission of the single operation. */
    private static final Map<String, String> ACTIONS = Map.of(
            "SendMessage", "sqs:SendMessage",
            "SendMessageBatch", "sqs:SendMessage",
            "ReceiveMessage", "sqs:ReceiveMessage",
            "DeleteMessage", "sqs:DeleteMessage",
            "DeleteMessageBatch", "sqs:DeleteMessage",
            "ChangeMessageVisibility", "sqs:ChangeMessageVisibility",
            "GetQueueAttributes", "sqs:GetQueueAttributes",
            "PurgeQueue", "sqs:PurgeQueue",
            "GetQueueUrl", "sqs:GetQueueUrl",
            "ListQueues", "sqs:ListQueues");

    private final Queues queues;

    QueueService(Queues queues) {
        this.queues = queues;
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_0;
    }

    @Override
    public String target() {
        return "AmazonSQS";
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public Access access(AwsCall call) {
        String action = ACTIONS.get(call.operation());
        if (action == null) {
            throw Refusals.unknownOperation(call.operation());
        }
        String resource = call.operation().equals("ListQueues") ? "*" : queues.arn(address(call));
        return new Access.Permitted(List.of(new AccessRequest(action, resource, RequestContext.empty())));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return Documents.answer(
                call,
                switch (call.operation()) {
                    case "SendMessage" -> send(call);
                    case "SendMessageBatch" -> sendBatch(call);
                    case "ReceiveMessage" ->
                        Receive.read(Input.of(call.input(), Receive.PARAMETERS)).from(queue(call));
                    case "DeleteMessage" -> delete(call);
                    case "DeleteMessageBatch" -> deleteBatch(call);
                    case "ChangeMessageVisibility" -> changeVisibility(call);
                    case "GetQueueAttributes" -> attributes(call);
                    case "PurgeQueue" -> purge(call);
                    case "GetQueueUrl" -> url(call);
                    case "ListQueues" -> list(call);
                    default -> throw Refusals.unknownOperation(call.operation());
                });
    }

    private Queues.Address address(AwsCall call) {
        Input input = new Input(call.input());
        if (!call.operation().equals("GetQueueUrl")) {
            return Queues.address(input.required("QueueUrl"));
        }
        Queues.Address own = queues.own(input.required("QueueName"));
        String owner = input.text("QueueOwnerAWSAccountId");
        return owner == null ? own : new Queues.Address(owner, own.name());
    }

    private MessageQueue queue(AwsCall call) {
        return queues.queue(address(call));
    }

    private ObjectNode send(AwsCall call) {
        Input input = Input.of(call.input(), Set.of("QueueUrl", "MessageBody", "DelaySeconds"));
        ObjectNode answer = empty();
        send(queue(call), Message.read(input), call, answer);
        return answer;
    }

    private ObjectNode sendBatch(AwsCall call) {
        Input input = batch(call);
        MessageQueue queue = queue(call);
        long bytes = Batch.entries(input).stream()
                .map(entry -> entry.path("MessageBody"))
                .filter(body -> body.isString() && !body.stringValue().isEmpty())
                .mapToLong(body -> new Message(body.stringValue(), Duration.ZERO).size())
                .sum();
        if (bytes > Message.MAX_BYTES) {
            throw Refusals.batch(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                            .formatted(Message.MAX_BYTES, bytes));
        }
        return Batch.each(input, Message.PARAMETERS, (entry, answer) -> send(queue, Message.read(entry), call, answer));
    }

    private static void send(MessageQueue queue, Message message, AwsCall call, ObjectNode answer) {
        answer.put("MessageId", queue.send(message.body(), senderId(call.caller()), message.delay()))
                .put("MD5OfMessageBody", Message.md5(message.body()));
    }

    private static String senderId(Principal caller) {
        return switch (caller) {
            case Principal.RoleSession session -> session.roleId() + ":" + session.sessionName();
            case Principal.User user -> user.userId();
            default -> caller.arn();
        };
    }

    private ObjectNode delete(AwsCall call) {
        Input input = Input.of(call.input(), Set.of("QueueUrl", "ReceiptHandle"));
        MessageQueue queue = queue(call);
        queue.delete(handle(queue, input));
        return empty();
    }

    private ObjectNode deleteBatch(AwsCall call) {
        MessageQueue queue = queue(call);
        return Batch.each(batch(call), Set.of("ReceiptHandle"), (entry, answer) -> queue.delete(handle(queue, entry)));
    }

    private ObjectNode changeVisibility(AwsCall call) {
        Input input = Input.of(call.input(), Set.of("QueueUrl", "ReceiptHandle", "VisibilityTimeout"));
        if (!input.node().hasNonNull("VisibilityTimeout")) {
            throw Refusals.missing("VisibilityTimeout");
        }
        MessageQueue queue = queue(call);
        queue.changeVisibility(
                handle(queue, input),
                Duration.ofSeconds(input.number("VisibilityTimeout", 0, 0, Receive.MAX_VISIBILITY_SECONDS)));
        return empty();
    }

    private ObjectNode attributes(AwsCall call) {
        Input input = Input.of(call.input(), Set.of("QueueUrl", "AttributeNames"));
        ObjectNode answer = empty();
        Attributes.put(answer, Attributes.of(queue(call), queues.arn(address(call))), input.texts("AttributeNames"));
        return answer;
    }

    private ObjectNode purge(AwsCall call) {
        Input.of(call.input(), Set.of("QueueUrl"));
        queue(call).purge();
        return empty();
    }

    private ObjectNode url(AwsCall call) {
        Input.of(call.input(), Set.of("QueueName", "QueueOwnerAWSAccountId"));
        return empty().put("QueueUrl", queues.url(queue(call)));
    }

    private ObjectNode list(AwsCall call) {
        Input input = Input.of(call.input(), Set.of("QueueNamePrefix"));
        String prefix = input.text("QueueNamePrefix");
        ObjectNode answer = empty();
        ArrayNode urls = answer.arrayNode();
        queues.all().stream()
                .filter(queue -> prefix == null || queue.name().startsWith(prefix))
                .forEach(queue -> urls.add(queues.url(queue)));
        if (!urls.isEmpty()) {
            answer.set("QueueUrls", urls);
        }
        return answer;
    }

    private static Input batch(AwsCall call) {
        return Input.of(call.input(), Set.of("QueueUrl", "Entries"));
    }

    private static ReceiptHandle handle(MessageQueue queue, Input input) {
        return ReceiptHandle.decode(queue.name(), input.required("ReceiptHandle"));
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
