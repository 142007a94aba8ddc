package dev.orders.functions.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class RollupSettingsTest {

    @Test
    void areReadFromTheEnvironment() {
        assertThat(RollupSettings.of(Map.of("TELEMETRY_ROLLUPS_TABLE", "rollups", "AWS_REGION", "eu-west-1")))
                .isEqualTo(new RollupSettings("rollups", Region.EU_WEST_1));
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RollupSettings.of(Map.of("AWS_REGION", "eu-west-1")))
                .withMessageContaining("TELEMETRY_ROLLUPS_TABLE");
        assertThatIllegalStateException()
                .isThrownBy(() -> RollupSettings.of(Map.of("TELEMETRY_ROLLUPS_TABLE", "t", "AWS_REGION", " ")))
                .withMessageContaining("AWS_REGION");
    }

    @Test
    void theFunctionIsPrimedWithoutNetworkAndCredentials() {
        assertThatCode(Priming::run).doesNotThrowAnyException();
    }
}
