package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsAccount;
import java.util.UUID;

/**
 * The ARNs of Step Functions in the cloud's account.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html#awsstepfunctions-resources-for-iam-policies">Resource types</a>
 */
record Arns(AwsAccount account) {

    private static final int KIND = 5;

    /** @param id of an Express execution; empty for a Standard one */
    record Parts(String kind, String machine, String execution, String id) {}

    String machine(String name) {
        return prefix() + "stateMachine:" + name;
    }

    String execution(String machine, String name) {
        return prefix() + "execution:" + machine + ":" + name;
    }

    String express(String machine, String name) {
        return prefix() + "express:" + machine + ":" + name + ":" + UUID.randomUUID();
    }

    /** The name of a machine, whether there is one or not. */
    String machineName(String arn) {
        Parts parts = parse(arn);
        if (!parts.kind().equals("stateMachine") || !parts.execution().isEmpty()) {
            throw Errors.invalidArn("Resource type not valid in this context: " + parts.kind());
        }
        return parts.machine();
    }

    /** A Standard execution; Express ones can't be asked about. */
    Parts execution(String arn) {
        Parts parts = parse(arn);
        if (!parts.kind().equals("execution")
                || parts.execution().isEmpty()
                || !parts.id().isEmpty()) {
            throw Errors.invalidArn("Resource type not valid in this context: " + parts.kind());
        }
        return parts;
    }

    private Parts parse(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length <= KIND + 1 || !arn.startsWith("arn:aws:states:")) {
            throw Errors.invalidArn("Invalid ARN prefix: " + arn);
        }
        if (!arn.startsWith(prefix())) {
            throw Errors.invalidArn("Invalid region or account: " + arn);
        }
        return new Parts(parts[KIND], parts[KIND + 1], part(parts, KIND + 2), part(parts, KIND + 3));
    }

    private static String part(String[] parts, int index) {
        return parts.length > index ? parts[index] : "";
    }

    private String prefix() {
        return "arn:aws:states:%s:%s:".formatted(account.region(), account.accountId());
    }
}
