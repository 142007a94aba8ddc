package dev.orders.api.stepfunctions;

import dev.orders.api.dynamodb.TaskToken;
import dev.orders.api.dynamodb.TaskTokens;
import dev.orders.domain.approval.ApprovalTask;
import dev.orders.domain.approval.Decision;
import dev.orders.domain.approval.Decisions;
import dev.orders.domain.order.UserId;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends decisions to the execution that waits for them. The task's token, read and used here under the service's own role, leaves this
 * class for Step Functions and for nobody else: not in an answer, an exception or a log.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html">SendTaskSuccess</a>
 */
public final class StepFunctionsDecisions implements Decisions {
    private final TaskTokens tokens;
    private final SfnClient client;
    private final JsonMapper json;

    public StepFunctionsDecisions(TaskTokens tokens, SfnClient client, JsonMapper json) {
        this.tokens = tokens;
        this.client = client;
        this.json = json;
    }

    @Override
    public Delivery send(ApprovalTask.Open task, Decision decision, UserId approver) {
        try {
            // Without a token the row has gone since the approver read it: the wait is over.
            return tokens.of(task)
                    .map(token -> send(token, output(decision, approver)))
                    .orElse(Delivery.TOO_LATE);
        } catch (TaskTimedOutException e) {
            // Also of a decision that the SDK had sent already, when the answer to its first try was lost.
            return Delivery.TOO_LATE;
        } catch (TaskDoesNotExistException | InvalidTokenException e) {
            return Delivery.NOBODY_WAITS;
        } catch (AwsServiceException e) {
            throw withoutMessage(e);
        }
    }

    private Delivery send(TaskToken token, String output) {
        client.sendTaskSuccess(request -> request.taskToken(token.value()).output(output));
        return Delivery.ACCEPTED;
    }

    private String output(Decision decision, UserId approver) {
        var reason = decision.reason();
        var output = json.createObjectNode()
                .put("decision", decision instanceof Decision.Approve ? "APPROVE" : "REJECT")
                .put("reason", reason == null ? null : reason.text())
                .put("decidedBy", approver.value());
        return output.toString();
    }

    /** A refusal may quote what it refuses. And whatever it is, it is no refusal of the approver. */
    private static SdkClientException withoutMessage(AwsServiceException e) {
        var details = e.awsErrorDetails();
        var refused = details == null ? "without a code" : details.serviceName() + ": " + details.errorCode();
        return SdkClientException.create("A decision could not be sent under the service's own role (status "
                + e.statusCode() + ", " + refused + ")");
    }
}
