package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.PartiQlTokens.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A WHERE clause, read for one question: which partitions can the rows lie in that meet it? */
sealed interface PartiQlCondition {

    /**
     * The partition key values that the condition confines rows to; empty when it does not confine them.
     *
     * @param text a value token's text as a key
     */
    Optional<Set<String>> partitions(String partitionKey, Function<Token, String> text);

    /** Every part holds. Values of all parts count, so that no contradiction hides one. */
    record All(List<PartiQlCondition> parts) implements PartiQlCondition {
        @Override
        public Optional<Set<String>> partitions(String partitionKey, Function<Token, String> text) {
            Set<String> values = new LinkedHashSet<>();
            boolean confined = false;
            for (PartiQlCondition part : parts) {
                Optional<Set<String>> found = part.partitions(partitionKey, text);
                confined |= found.isPresent();
                found.ifPresent(values::addAll);
            }
            return confined ? Optional.of(values) : Optional.empty();
        }
    }

    /** One of the parts holds: each must confine the rows. */
    record Any(List<PartiQlCondition> parts) implements PartiQlCondition {
        @Override
        public Optional<Set<String>> partitions(String partitionKey, Function<Token, String> text) {
            Set<String> values = new LinkedHashSet<>();
            for (PartiQlCondition part : parts) {
                Optional<Set<String>> found = part.partitions(partitionKey, text);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                values.addAll(found.get());
            }
            return Optional.of(values);
        }
    }

    /** The attribute equals one of the values. */
    record OneOf(String attribute, List<Token> values) implements PartiQlCondition {
        @Override
        public Optional<Set<String>> partitions(String partitionKey, Function<Token, String> text) {
            if (!attribute.equals(partitionKey)) {
                return Optional.empty();
            }
            Set<String> texts = new LinkedHashSet<>();
            values.forEach(value -> texts.add(text.apply(value)));
            return Optional.of(texts);
        }
    }

    /** Anything else; it confines nothing. */
    record Other() implements PartiQlCondition {
        @Override
        public Optional<Set<String>> partitions(String partitionKey, Function<Token, String> text) {
            return Optional.empty();
        }
    }
}
