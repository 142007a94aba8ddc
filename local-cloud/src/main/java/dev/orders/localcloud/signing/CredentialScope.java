package dev.orders.localcloud.signing;

import org.jspecify.annotations.Nullable;

/** The five parts of a signature's {@code Credential}. */
record CredentialScope(String accessKeyId, String date, String region, String service, String terminator) {

    private static final String TERMINATOR = "aws4_request";

    static @Nullable CredentialScope parse(String credential) {
        String[] parts = credential.split("/", -1);
        return parts.length == 5 ? new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
    }

    /** Every way in which the scope is not what it should be, in AWS's words one after the other; empty when it is. */
    String mismatch(ExpectedScope expected, String signingDate) {
        StringBuilder text = new StringBuilder();
        if (!region.equals(expected.region())) {
            text.append("Credential should be scoped to a valid region, not '%s'. ".formatted(region));
        }
        if (!service.equals(expected.service())) {
            text.append("Credential should be scoped to correct service: '%s'. ".formatted(expected.service()));
        }
        if (!terminator.equals(TERMINATOR)) {
            text.append("Credential should be scoped with a valid terminator: '%s', not '%s'. "
                    .formatted(TERMINATOR, terminator));
        }
        if (!signingDate.startsWith(date + "T")) {
            text.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'%s' != '%s', from '%s'. ".formatted(date, signingDate.substring(0, 8), signingDate));
        }
        return text.toString();
    }
}
