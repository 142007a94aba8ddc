package dev.orders.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashKeyRangeTest {

    @Test
    void hashesAPartitionKeyWithMd5() {
        // RFC 1321, appendix A.5.
        assertThat(HashKeyRange.hashKey("abc").toString(16)).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(HashKeyRange.hashKey("a").toString(16)).isEqualTo("cc175b9c0f1b6a831c399e269772661");
    }

    @Test
    void splitsTheKeysAsAwsDoesForFourShards() {
        assertThat(HashKeyRange.split(4))
                .extracting(
                        range -> range.start().toString(), range -> range.end().toString())
                .containsExactly(
                        tuple("0", "85070591730234615865843651857942052863"),
                        tuple("85070591730234615865843651857942052864", "170141183460469231731687303715884105727"),
                        tuple("170141183460469231731687303715884105728", "255211775190703847597530955573826158591"),
                        tuple("255211775190703847597530955573826158592", "340282366920938463463374607431768211455"));
    }

    @Test
    void leavesNoKeyOutAndNoneTwice() {
        for (int shards = 1; shards <= 100; shards++) {
            List<HashKeyRange> ranges = HashKeyRange.split(shards);
            BigInteger next = BigInteger.ZERO;
            for (HashKeyRange range : ranges) {
                assertThat(range.start()).isEqualTo(next);
                assertThat(range.holds(range.start()) && range.holds(range.end()))
                        .isTrue();
                next = range.end().add(BigInteger.ONE);
                assertThat(range.holds(next)).isFalse();
            }
            assertThat(next).isEqualTo(HashKeyRange.KEYS);
        }
    }
}
