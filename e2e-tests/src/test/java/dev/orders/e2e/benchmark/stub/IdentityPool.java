package dev.orders.e2e.benchmark.stub;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives everybody credentials of their own, of the size that AWS gives. */
final class IdentityPool {

    private static final Duration CREDENTIALS_LAST = Duration.ofHours(1);

    private final AtomicInteger given = new AtomicInteger();

    String identity() {
        return "{\"IdentityId\":\"eu-west-1:%s\"}".formatted(UUID.randomUUID());
    }

    String credentials() {
        return """
                {"IdentityId":"eu-west-1:%s","Credentials":{"AccessKeyId":"%s","SecretKey":"%s","SessionToken":"%s",\
                "Expiration":%d}}""".formatted(UUID.randomUUID(), accessKey(), secret(), session(), expiry().getEpochSecond());
    }

    /** A service's own, as a container's credentials endpoint answers. */
    String ofContainer() {
        return """
                {"AccessKeyId":"%s","SecretAccessKey":"%s","Token":"%s","Expiration":"%s"}""".formatted(accessKey(), secret(), session(), expiry());
    }

    private String accessKey() {
        return "ASIA%016d".formatted(given.incrementAndGet());
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "") + "/benchmk";
    }

    private static String session() {
        return (UUID.randomUUID() + "/" + UUID.randomUUID() + "+").repeat(12);
    }

    private static Instant expiry() {
        return Instant.ofEpochSecond(Instant.now().plus(CREDENTIALS_LAST).getEpochSecond());
    }
}
