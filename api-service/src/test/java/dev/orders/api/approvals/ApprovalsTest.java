package dev.orders.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import dev.orders.api.standin.Api;
import dev.orders.api.standin.Issuer;
import dev.orders.api.standin.Workflow;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** An inbox with nothing in it, two approvers, and the workflow that fills it. */
abstract class ApprovalsTest extends ApiTest {
    protected static final String APPROVE = "{\"decision\":\"APPROVE\"}";
    protected static final String REJECT = "{\"decision\":\"REJECT\",\"reason\":\"Over budget\"}";

    protected final Workflow workflow = new Workflow(AWS, TASKS);
    protected final Issuer.SignIn carl = ISSUER.signIn();
    protected final Issuer.SignIn dora = ISSUER.signIn();

    @BeforeEach
    void emptyTheInbox() {
        workflow.forgetAll();
    }

    protected static Issuer.Tokens approver(Issuer.SignIn person) {
        return tokens(person, "orders/read orders/approve", List.of("approvers", "customers"));
    }

    protected static Issuer.Tokens tokens(Issuer.SignIn person, String scope, List<String> groups) {
        return new Issuer.Tokens(
                person.access(claims -> claims.claim("scope", scope)),
                person.identity(claims -> claims.claim("cognito:groups", groups)));
    }

    protected Api.Answer open(Issuer.SignIn person, String taskId) {
        return api().get(approver(person), "/approvals/" + taskId);
    }

    protected Api.Answer decide(Issuer.SignIn person, String taskId, String body) {
        return decide(approver(person), taskId, body);
    }

    protected Api.Answer decide(Issuer.Tokens tokens, String taskId, String body) {
        return api().send(api().request(tokens, "/approvals/" + taskId + "/decision")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected static void assertProblem(Api.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:problem-type:orders:" + type);
    }
}
