package dev.orders.api.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes that a read names, each by a placeholder, because some names are
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html">reserved words</a>. Policies allow
 * reads of attributes only to requests that name them.
 *
 * @param names by placeholder: a {@code #} before the name
 */
record Projection(String expression, Map<String, String> names) {

    static Projection of(String... attributes) {
        var names = Stream.of(attributes).collect(Collectors.toMap(name -> "#" + name, Function.identity()));
        var expression = List.of(attributes).stream().map(name -> "#" + name).collect(Collectors.joining(", "));
        return new Projection(expression, names);
    }
}
