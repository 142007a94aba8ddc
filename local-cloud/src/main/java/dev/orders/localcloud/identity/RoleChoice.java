package dev.orders.localcloud.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orders.localcloud.wire.AwsException;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which role a signed-in person gets, from the roles of their groups in the token: the one that the caller asks for if it is
 * among them, else the preferred one. Where neither is clear nobody gets in: {@code AmbiguousRoleResolution: Deny} is the
 * one resolution that definitions can have.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html">Role-based access
 *     control</a>
 */
final class RoleChoice {

    private RoleChoice() {}

    /** @throws AwsException {@code NotAuthorizedException} */
    static String of(JWTClaimsSet claims, @Nullable String customRoleArn, String identityId) {
        try {
            String preferred = claims.getStringClaim("cognito:preferred_role");
            List<String> roles = claims.getStringListClaim("cognito:roles");
            if (customRoleArn != null && roles != null && roles.contains(customRoleArn)) {
                return customRoleArn;
            }
            if (customRoleArn == null && preferred != null) {
                return preferred;
            }
        } catch (ParseException claimsOfAnotherShape) {
            throw forbidden(identityId);
        }
        throw forbidden(identityId);
    }

    private static AwsException forbidden(String identityId) {
        return Refusals.notAuthorized("Access to Identity '%s' is forbidden.".formatted(identityId));
    }
}
