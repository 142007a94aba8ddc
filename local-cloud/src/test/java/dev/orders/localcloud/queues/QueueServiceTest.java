package dev.orders.localcloud.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.QueuesDefinition;
import dev.orders.localcloud.definitions.QueuesDefinition.Queue;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.OneCaller;
import dev.orders.localcloud.wire.SdkClients;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** SQS through the SDK's own client, which checks the digests of bodies itself. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class QueueServiceTest {

    private static final Duration RETENTION = Duration.ofDays(14);

    @Configuration(proxyBeanMethods = false)
    @Import(OneCaller.class)
    static class Cloud {
        @Bean
        AtomicReference<Duration> later() {
            return new AtomicReference<>(Duration.ZERO);
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        AwsService queueService(AwsAccount account, StateStore store, AtomicReference<Duration> later) {
            QueuesDefinition definition = new QueuesDefinition(
                    Map.of("a", new Queue("letters", 1_209_600), "b", new Queue("other-letters", 60)));
            return new QueueService(new Queues(
                    definition,
                    account,
                    URI.create("http://localhost:4566"),
                    store,
                    () -> Instant.now().plus(later.get())));
        }

        @Bean
        PolicyDocument policy() {
            return PolicyDocument.parse("workflow.json", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "sqs:*", "Resource": [
                        "arn:aws:sqs:eu-west-1:123456789012:letters",
                        "arn:aws:sqs:eu-west-1:123456789012:gone",
                        "arn:aws:sqs:eu-west-1:999999999999:letters"]},
                      {"Effect": "Allow", "Action": "sqs:ListQueues", "Resource": "*"},
                      {"Effect": "Allow", "Action": "sqs:GetQueueUrl",
                       "Resource": "arn:aws:sqs:eu-west-1:123456789012:other-letters"}]}
                    """);
        }
    }

    private static final String LETTERS = "http://localhost:4566/123456789012/letters";

    private final Map<Integer, SqsClient> clients = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private AtomicReference<Duration> later;

    @AfterEach
    void empty() {
        clients.values().forEach(SqsClient::close);
        later.updateAndGet(now -> now.plus(RETENTION).plusDays(1));
    }

    @Test
    void deliversWhatWasSentUntilItIsDeleted() {
        String id = client().sendMessage(send -> send.queueUrl(LETTERS).messageBody("{\"a\": \"✓\"}"))
                .messageId();

        Message received = receive().getFirst();
        assertThat(received.messageId()).isEqualTo(id);
        assertThat(received.body()).isEqualTo("{\"a\": \"✓\"}");
        assertThat(received.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.SENDER_ID, "AROAWORKFLOW:execution-1")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
        assertThat(receive()).isEmpty();

        client().deleteMessage(delete -> delete.queueUrl(LETTERS).receiptHandle(received.receiptHandle()));
        pass(Duration.ofSeconds(31));
        assertThat(receive()).isEmpty();
    }

    @Test
    void deliversAgainAfterTheVisibilityTimeoutAndIgnoresTheOlderHandle() {
        send("letter");
        Message first = receive().getFirst();
        pass(Duration.ofSeconds(30));
        Message second = receive().getFirst();

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");

        client().deleteMessage(delete -> delete.queueUrl(LETTERS).receiptHandle(first.receiptHandle()));
        pass(Duration.ofSeconds(30));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void changesTheVisibilityOfWhatIsInFlight() {
        send("letter");
        Message message = receive().getFirst();

        changeVisibility(message.receiptHandle(), 0);
        assertThat(receive()).hasSize(1);
        assertThatThrownBy(() -> changeVisibility(message.receiptHandle(), 10))
                .isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() -> changeVisibility("bm90IGEgaGFuZGxl", 10))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> changeVisibility(message.receiptHandle(), 43_201))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Value 43201 for parameter VisibilityTimeout is invalid.");
    }

    @Test
    void waitsForAMessageThatIsYetToCome() {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() ->
                client().receiveMessage(request().waitTimeSeconds(20).build()).messages());
        send("late");

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(15))
                .satisfies(messages ->
                        assertThat(messages).extracting(Message::body).containsExactly("late"));
    }

    @Test
    void delaysAMessage() {
        client().sendMessage(send -> send.queueUrl(LETTERS).messageBody("later").delaySeconds(60));

        assertThat(receive()).isEmpty();
        assertThat(attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
        pass(Duration.ofSeconds(60));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void forgetsWhatIsOlderThanTheRetention() {
        send("letter");
        pass(RETENTION.minusSeconds(60));
        assertThat(attributes()).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
        pass(Duration.ofSeconds(61));
        assertThat(receive()).isEmpty();
    }

    @Test
    void describesItsQueues() {
        send("one");
        send("two");
        receive();

        assertThat(attributes())
                .containsEntry(QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:123456789012:letters")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "1209600");
        assertThat(client().getQueueUrl(get -> get.queueName("letters")).queueUrl())
                .isEqualTo(LETTERS);
        assertThat(client().listQueues(list -> list.queueNamePrefix("other")).queueUrls())
                .containsExactly("http://localhost:4566/123456789012/other-letters");
    }

    @Test
    void takesBatchesWhoseEntriesFailForThemselves() {
        SendMessageBatchResponse sent = client().sendMessageBatch(batch ->
                batch.queueUrl(LETTERS).entries(entry("a", "one"), entry("b", "bad\u0001"), entry("c", "three")));

        assertThat(sent.successful()).extracting(result -> result.id()).containsExactly("a", "c");
        assertThat(sent.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("b");
            assertThat(failed.code()).isEqualTo("InvalidMessageContents");
        });
        List<Message> received = client().receiveMessage(
                        request().maxNumberOfMessages(10).build())
                .messages();
        assertThat(received).extracting(Message::body).containsExactly("one", "three");
        assertThat(client().deleteMessageBatch(batch -> batch.queueUrl(LETTERS)
                                .entries(
                                        one -> one.id("a")
                                                .receiptHandle(received.get(0).receiptHandle()),
                                        two -> two.id("b").receiptHandle("guessed")))
                        .failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("ReceiptHandleIsInvalid"));
    }

    @Test
    void refusesBatchesThatAreNone() {
        assertThatThrownBy(() -> client().sendMessageBatch(batch -> batch.queueUrl(LETTERS)))
                .isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() -> sendBatch(IntStream.range(0, 11)
                        .mapToObj(i -> entry("id" + i, "x"))
                        .toList()))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> sendBatch(List.of(entry("a", "x"), entry("a", "y"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() ->
                        sendBatch(List.of(entry("a", "x".repeat(200 * 1024)), entry("b", "x".repeat(200 * 1024)))))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Batch requests cannot be longer than 262144 bytes");
    }

    @Test
    void purgesOnceAMinute() {
        send("letter");
        client().purgeQueue(purge -> purge.queueUrl(LETTERS));

        assertThat(receive()).isEmpty();
        assertThatThrownBy(() -> client().purgeQueue(purge -> purge.queueUrl(LETTERS)))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }

    @Test
    void refusesMessagesThatAreTooLongOrHoldWhatNoTextDoes() {
        send("x".repeat(256 * 1024));
        assertThatThrownBy(() -> send("x".repeat(256 * 1024 + 1)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Message must be shorter than 262144 bytes");
        assertThatThrownBy(() -> send("\u0000")).isInstanceOf(InvalidMessageContentsException.class);
        assertThatThrownBy(() -> client().sendMessage(send -> send.queueUrl(LETTERS)
                        .messageBody("x")
                        .messageAttributes(Map.of(
                                "a",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("x")
                                        .build()))))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesQueuesThatAreNotThere() {
        for (String url :
                List.of("http://localhost:4566/123456789012/gone", "http://localhost:4566/999999999999/letters")) {
            assertThatThrownBy(() -> client().receiveMessage(receive -> receive.queueUrl(url)))
                    .isInstanceOfSatisfying(QueueDoesNotExistException.class, refused -> {
                        assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
                        assertThat(refused.awsErrorDetails().errorMessage())
                                .isEqualTo("The specified queue does not exist.");
                    });
        }
        assertThatThrownBy(() -> client().getQueueUrl(get -> get.queueName("gone")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertCode(() -> client().receiveMessage(receive -> receive.queueUrl("letters")), "InvalidAddress");
        assertCode(() -> client().receiveMessage(receive -> {}), "MissingParameter");
    }

    @Test
    void refusesParametersOutOfBounds() {
        assertThatThrownBy(() -> client().receiveMessage(
                                request().maxNumberOfMessages(11).build()))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("Value 11 for parameter MaxNumberOfMessages is invalid.");
        assertThatThrownBy(() ->
                        client().receiveMessage(request().waitTimeSeconds(21).build()))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("WaitTimeSeconds");
    }

    @Test
    void refusesWhatIamDeniesAndForgedAndUnsignedCalls() {
        String denied = LETTERS.replace("letters", "other-letters");
        assertCode(() -> client().sendMessage(send -> send.queueUrl(denied).messageBody("x")), "AccessDeniedException");
        assertCode(() -> client().receiveMessage(receive -> receive.queueUrl(denied)), "AccessDeniedException");
        try (SqsClient forged = SdkClients.configured(SqsClient.builder(), port, OneCaller.forged())
                        .build();
                SqsClient unsigned = SdkClients.configured(
                                SqsClient.builder(), port, AnonymousCredentialsProvider.create())
                        .build()) {
            assertCode(() -> forged.listQueues(list -> {}), "InvalidSignatureException");
            assertCode(() -> unsigned.listQueues(list -> {}), "MissingAuthenticationTokenException");
        }
        assertCode(() -> client().createQueue(create -> create.queueName("new")), "InvalidAction");
    }

    private void assertCode(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SqsException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    private void pass(Duration time) {
        later.updateAndGet(now -> now.plus(time));
    }

    private void send(String body) {
        client().sendMessage(send -> send.queueUrl(LETTERS).messageBody(body));
    }

    private void sendBatch(List<SendMessageBatchRequestEntry> entries) {
        client().sendMessageBatch(batch -> batch.queueUrl(LETTERS).entries(entries));
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private void changeVisibility(String handle, int seconds) {
        client().changeMessageVisibility(
                        change -> change.queueUrl(LETTERS).receiptHandle(handle).visibilityTimeout(seconds));
    }

    private List<Message> receive() {
        return client().receiveMessage(request().build()).messages();
    }

    private static ReceiveMessageRequest.Builder request() {
        return ReceiveMessageRequest.builder()
                .queueUrl(LETTERS)
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL);
    }

    private Map<QueueAttributeName, String> attributes() {
        return client().getQueueAttributes(get -> get.queueUrl(LETTERS).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private SqsClient client() {
        return clients.computeIfAbsent(
                port,
                local -> SdkClients.configured(SqsClient.builder(), local, OneCaller.credentials())
                        .build());
    }
}
