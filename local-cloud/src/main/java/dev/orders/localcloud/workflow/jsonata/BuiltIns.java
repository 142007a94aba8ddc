package dev.orders.localcloud.workflow.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions that Step Functions adds, and those of JSONata that follow the state's clock or need a bound. A function
 * answers {@code null} where it returns nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data</a>
 */
final class BuiltIns {

    static final Set<String> NAMES = Set.of(
            "partition",
            "range",
            "hash",
            "random",
            "uuid",
            "parse",
            "now",
            "millis",
            "pad",
            "substring",
            "match",
            "contains",
            "replace",
            "split");

    private static final int RANGE_ELEMENTS = 360_145;
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final JsonMapper JSON = new JsonMapper();

    private final Bindings bindings;
    private final Bounds bounds;

    BuiltIns(Bindings bindings, Bounds bounds) {
        this.bindings = bindings;
        this.bounds = bounds;
    }

    void bind(Jsonata.Frame frame, String name) {
        switch (name) {
            case "partition" -> bind(frame, name, "<an:a>", args -> partition((List<?>) args.get(0), whole(args, 1)));
            case "range" -> bind(frame, name, "<nnn:a>", BuiltIns::range);
            case "hash" -> bind(frame, name, "<ss:s>", args -> hash((String) args.get(0), (String) args.get(1)));
            case "random" -> bind(frame, name, "<n?:n>", this::random);
            case "uuid" -> bind(frame, name, "<:s>", args -> uuid());
            case "parse" -> bind(frame, name, "<s:x>", args -> parse((String) args.get(0)));
            case "now" ->
                bind(
                        frame,
                        name,
                        "<s?s?:s>",
                        args -> Functions.dateTimeFromMillis(
                                bindings.now().toEpochMilli(), text(args, 0), text(args, 1)));
            case "millis" -> bind(frame, name, "<:n>", args -> bindings.now().toEpochMilli());
            default -> bindBounded(frame, name);
        }
    }

    private void bindBounded(Jsonata.Frame frame, String name) {
        switch (name) {
            case "pad" ->
                bind(
                        frame,
                        name,
                        "<s-ns?:s>",
                        args -> args.get(0) == null ? null : pad((String) args.get(0), whole(args, 1), text(args, 2)));
            case "substring" ->
                bind(
                        frame,
                        name,
                        "<s-nn?:s>",
                        args -> args.get(0) == null ? null : substring((String) args.get(0), args));
            case "match" ->
                bind(
                        frame,
                        name,
                        "<s-f<s:o>n?:a<o>>",
                        args -> matched(
                                args,
                                text -> Functions.match(text, (java.util.regex.Pattern) args.get(1), number(args, 2))));
            case "contains" ->
                bind(frame, name, "<s-(sf):b>", args -> matched(args, text -> Functions.contains(text, args.get(1))));
            case "replace" ->
                bind(
                        frame,
                        name,
                        "<s-(sf)(sf)n?:s>",
                        args -> matched(
                                args, text -> Functions.replace(text, args.get(1), args.get(2), number(args, 3))));
            case "split" ->
                bind(
                        frame,
                        name,
                        "<s-(sf)n?:a<s>>",
                        args -> matched(args, text -> Functions.split(text, args.get(1), number(args, 2))));
            default -> throw new IllegalArgumentException(name);
        }
    }

    private @Nullable Object matched(List<?> args, java.util.function.Function<String, @Nullable Object> function) {
        if (!(args.get(0) instanceof String text)) {
            return null;
        }
        bounds.checkMatching(args.get(1), text);
        return function.apply(text);
    }

    private static void bind(
            Jsonata.Frame frame, String name, String signature, Jsonata.FnVarArgs<@Nullable Object> function) {
        frame.bind(name, Jsonata.function(name, function, signature));
    }

    /** By code points; the library's own fails on a text that is shorter in them than in chars. */
    private static String substring(String text, List<?> args) {
        int length = text.codePointCount(0, text.length());
        long from = Math.clamp(whole(args, 1) < 0 ? length + whole(args, 1) : whole(args, 1), 0, length);
        long to = number(args, 2) == null ? length : Math.clamp(from + whole(args, 2), from, length);
        return text.substring(text.offsetByCodePoints(0, (int) from), text.offsetByCodePoints(0, (int) to));
    }

    /** The library's own takes time by the square of the width. */
    private static String pad(String text, long width, @Nullable String with) {
        long missing = Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (missing > Bounds.VALUE_BYTES) {
            throw new ExpressionException(Bounds.TOO_LARGE);
        }
        int[] filling =
                (with == null || with.isEmpty() ? " " : with).codePoints().toArray();
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(filling[i % filling.length]);
        }
        return width < 0 ? padding + text : text + padding;
    }

    private static @Nullable List<?> partition(@Nullable List<?> array, long size) {
        if (array == null || array.isEmpty() || size == 0) {
            return null;
        }
        if (size < 0) {
            throw new ExpressionException("T0410: Argument 2 of function \"partition\" must be positive");
        }
        List<Object> chunks = new ArrayList<>();
        for (long from = 0; from < array.size(); from += size) {
            chunks.add(new ArrayList<>(array.subList((int) from, (int) Math.min(array.size(), from + size))));
        }
        return chunks;
    }

    private static @Nullable Object range(List<?> args) {
        long start = whole(args, 0);
        long end = whole(args, 1);
        long step = whole(args, 2);
        if (step == 0 || (step > 0 ? start > end : start < end)) {
            return null;
        }
        if ((end - start) / step >= RANGE_ELEMENTS) {
            throw new ExpressionException(Bounds.TOO_LARGE);
        }
        List<Object> values = new ArrayList<>();
        for (long value = start; step > 0 ? value <= end : value >= end; value += step) {
            values.add(value == (int) value ? (Object) (int) value : (Object) value);
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    private static String hash(String text, String algorithm) {
        if (!DIGESTS.contains(algorithm)) {
            throw new ExpressionException("Unsupported hash algorithm: " + algorithm);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private double random(List<?> args) {
        return args.isEmpty() || args.get(0) == null
                ? bindings.random().nextDouble()
                : new Random(whole(args, 0)).nextDouble();
    }

    /** Version 4, variant 2 (RFC 9562) from the source that was passed in. */
    private String uuid() {
        long high = bindings.random().nextLong() & ~0xF000L | 0x4000L;
        long low = bindings.random().nextLong() & ~(0b11L << 62) | 1L << 63;
        return new UUID(high, low).toString();
    }

    private static Object parse(String text) {
        try {
            return Values.toJava(JSON.readTree(text));
        } catch (JacksonException malformed) {
            throw new ExpressionException("Could not parse the JSON text: " + malformed.getOriginalMessage());
        }
    }

    private static long whole(List<?> args, int index) {
        return ((Number) args.get(index)).longValue();
    }

    private static @Nullable Integer number(List<?> args, int index) {
        return args.size() > index && args.get(index) instanceof Number number ? number.intValue() : null;
    }

    private static @Nullable String text(List<?> args, int index) {
        return args.size() > index ? (String) args.get(index) : null;
    }
}
