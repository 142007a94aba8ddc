package dev.orders.api.dynamodb;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Typed reading of an item. Customers may write what they like into their own partition, so nothing about it is certain. */
record Row(Map<String, AttributeValue> item) {
    private static final Logger log = LoggerFactory.getLogger(Row.class);
    private static final int LOGGED = 120;

    /** What the reader makes of the row, or nothing where the row is not what the reader expects. */
    static <T> Optional<T> read(Map<String, AttributeValue> item, Function<Row, T> reader) {
        try {
            return Optional.of(reader.apply(new Row(item)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            log.warn("A row, or a part of one, is left out: it is not what it should be: {}", start(e.getMessage()));
            return Optional.empty();
        }
    }

    boolean hasNone(String... names) {
        return Stream.of(names).noneMatch(item::containsKey);
    }

    String text(String name) {
        return required(name, textOrNull(name));
    }

    @Nullable
    String textOrNull(String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }

    Instant instant(String name) {
        return instant(name, text(name));
    }

    @Nullable
    Instant instantOrNull(String name) {
        var text = textOrNull(name);
        return text == null ? null : instant(name, text);
    }

    /** RFC 3339 has years of four digits; Java's instants reach further than its dates, and than those of browsers. */
    private static Instant instant(String name, String text) {
        if (!text.matches("[0-9]{4}-.*")) {
            throw new IllegalArgumentException("no RFC 3339 time " + name);
        }
        return Instant.parse(text);
    }

    long number(String name) {
        var value = item.get(name);
        return new BigDecimal(required(name, value == null ? null : value.n())).longValueExact();
    }

    int smallNumber(String name) {
        return Math.toIntExact(number(name));
    }

    List<Row> rows(String name) {
        var value = item.get(name);
        if (value == null || !value.hasL()) {
            throw new IllegalArgumentException("no list " + name);
        }
        return value.l().stream().map(element -> new Row(element.m())).toList();
    }

    <E extends Enum<E>> E constant(String name, Function<String, E> valueOf) {
        return valueOf.apply(text(name));
    }

    /** Messages quote what is wrong, and a wrong value may fill the row. */
    private static String start(@Nullable String message) {
        var text = String.valueOf(message);
        return text.substring(0, Math.min(text.length(), LOGGED));
    }

    private static <T> T required(String name, @Nullable T value) {
        Supplier<IllegalArgumentException> missing = () -> new IllegalArgumentException("no " + name);
        return Optional.ofNullable(value).orElseThrow(missing);
    }
}
