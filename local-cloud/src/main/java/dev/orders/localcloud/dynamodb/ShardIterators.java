package dev.orders.localcloud.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shard iterators, opaque as AWS's are. DynamoDB Local's say in plain text which stream and shard they read, so that anybody
 * could make one up: with another stream's shard behind the ARN that IAM judges. These carry a proof of who made them, which
 * ends with the process; an iterator lives a quarter of an hour anyway.
 */
final class ShardIterators {

    private static final String PROOF = "HmacSHA256";
    private static final String VERSION = "|1|";

    private final StreamArns arns;
    private final SecretKeySpec key;

    ShardIterators(StreamArns arns) {
        this.arns = arns;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, PROOF);
    }

    /** @param local of DynamoDB Local: the stream's ARN, then where it stands */
    String ours(String local) {
        int end = local.indexOf('|');
        String arn = arns.ours(local.substring(0, end));
        return arn + VERSION + encoded(local.substring(end).getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(proof(arns.ours(local)));
    }

    /**
     * The stream that an iterator reads.
     *
     * @throws dev.orders.localcloud.wire.AwsException for one that was not made here
     */
    String stream(String iterator) {
        return arns.ours(local(iterator).split("\\|", 2)[0]);
    }

    /** @throws dev.orders.localcloud.wire.AwsException for one that was not made here */
    String local(String iterator) {
        int end = iterator.indexOf(VERSION);
        int dot = iterator.lastIndexOf('.');
        if (end < 0 || dot < end) {
            throw invalid();
        }
        String arn = iterator.substring(0, end);
        try {
            byte[] place = Base64.getUrlDecoder().decode(iterator.substring(end + VERSION.length(), dot));
            byte[] proof = Base64.getUrlDecoder().decode(iterator.substring(dot + 1));
            String rest = new String(place, StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(proof, proof(arn + rest))) {
                return arns.local(arn) + rest;
            }
        } catch (IllegalArgumentException noBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static RuntimeException invalid() {
        return Refusal.validation("Invalid ShardIterator");
    }

    private byte[] proof(String text) {
        try {
            Mac mac = Mac.getInstance(PROOF);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + PROOF, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
