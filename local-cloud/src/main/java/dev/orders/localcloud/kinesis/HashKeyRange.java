package dev.orders.localcloud.kinesis;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of the hash keys, 0 to 2^128-1, that a shard takes.
 *
 * @param end itself included
 * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html">Kinesis: key concepts</a>
 */
record HashKeyRange(BigInteger start, BigInteger end) {

    static final BigInteger KEYS = BigInteger.TWO.pow(128);

    /** Ranges of the same size; the last takes what is left over. */
    static List<HashKeyRange> split(int shards) {
        BigInteger size = KEYS.divide(BigInteger.valueOf(shards));
        return IntStream.range(0, shards)
                .mapToObj(i -> new HashKeyRange(
                        size.multiply(BigInteger.valueOf(i)),
                        (i == shards - 1 ? KEYS : size.multiply(BigInteger.valueOf(i + 1L))).subtract(BigInteger.ONE)))
                .toList();
    }

    /** The hash key of a partition key: the MD5 of its UTF-8 bytes as an unsigned number. */
    static BigInteger hashKey(String partitionKey) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, md5);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    boolean holds(BigInteger hashKey) {
        return hashKey.compareTo(start) >= 0 && hashKey.compareTo(end) <= 0;
    }
}
