package dev.orders.functions.rollup;

import java.util.Map;
import software.amazon.awssdk.regions.Region;

/**
 * What the environment says.
 *
 * @param table of counters, checkpoints and markers
 */
record RollupSettings(String table, Region region) {

    static final String TABLE = "TELEMETRY_ROLLUPS_TABLE";
    static final String REGION = "AWS_REGION";

    /** @throws IllegalStateException when a variable is missing */
    static RollupSettings of(Map<String, String> environment) {
        return new RollupSettings(variable(environment, TABLE), Region.of(variable(environment, REGION)));
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set");
        }
        return value;
    }
}
