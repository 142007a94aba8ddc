package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The check of a destroy notices what would be left. */
class RetainedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws_dynamodb_table | {\"deletion_protection_enabled\": true}",
                "aws_cognito_user_pool | {\"deletion_protection\": \"ACTIVE\"}",
                "aws_lb | {\"enable_deletion_protection\": true}",
                "aws_cloudwatch_log_group | {\"skip_destroy\": true}",
                "aws_cloudfront_distribution | {\"retain_on_delete\": true}",
                "aws_secretsmanager_secret | {\"recovery_window_in_days\": 30}",
                "aws_kms_key | {\"deletion_window_in_days\": 30}",
                "aws_s3_bucket | {}"
            })
    void whatIsLeftIsNoticed(String type, String before) {
        assertThat(retained(type, before)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws_dynamodb_table | {\"deletion_protection_enabled\": false}",
                "aws_cognito_user_pool | {\"deletion_protection\": \"INACTIVE\"}",
                "aws_secretsmanager_secret | {\"recovery_window_in_days\": 0}",
                "aws_kms_key | {\"deletion_window_in_days\": 7}",
                "aws_cloudwatch_log_group | {\"skip_destroy\": null}"
            })
    void whatGoesAtOnceIsNot(String type, String before) {
        assertThat(retained(type, before)).isEmpty();
    }

    private static List<String> retained(String type, String before) {
        return Retained.by(
                JsonMapper.shared().readTree("{\"type\": \"" + type + "\", \"change\": {\"before\": " + before + "}}"));
    }
}
