package dev.orders.e2e.terraform;

import dev.orders.e2e.environment.Capability;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine has Terraform, and the AWS provider in a folder: a test downloads nothing. */
final class TerraformCondition implements ExecutionCondition {

    private static final Capability TERRAFORM = new Capability("terraform");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Terraform.executable().isEmpty()) {
            return TERRAFORM.missing(context, "no terraform on the PATH");
        }
        if (Terraform.plugins().isEmpty()) {
            return TERRAFORM.missing(
                    context,
                    "no AWS provider in " + Terraform.PLUGIN_FOLDERS
                            + " (terraform providers mirror puts one there; -De2e.terraform.plugins names another folder)");
        }
        return ConditionEvaluationResult.enabled("Terraform and its AWS provider are installed");
    }
}
