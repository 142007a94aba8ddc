package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles may do on the tables what they are there for, and nothing else. */
@ExtendWith(Target.class)
class RolePermissionsIT {

    @Test
    void theServiceItselfReadsTheCatalogueAndNoOrder(Environment environment) {
        assertThat(permissions(environment).of("api-service")).containsExactly("Scan products");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-frontend", "approver", "operator"})
    void othersReachNoTable(String role, Environment environment) {
        assertThat(permissions(environment).of(role)).isEmpty();
    }

    @Test
    void aCustomerWhoseRowsAreNotNamedReachesNoTable(Environment environment) {
        assertThat(permissions(environment).of("customer")).isEmpty();
    }

    private static RolePermissions permissions(Environment environment) {
        assumeThat(environment.developer())
                .as("somebody who may simulate policies")
                .isPresent();
        return new RolePermissions(environment, environment.developer().orElseThrow());
    }
}
