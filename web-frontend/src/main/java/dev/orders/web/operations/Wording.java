package dev.orders.web.operations;

import dev.orders.web.api.Money;
import dev.orders.web.pages.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How numbers and texts are put for one reader. */
record Wording(MessageSource messages, Formats format) {
    private static final String NOTHING = "–";

    Wording(MessageSource messages, Locale locale) {
        this(messages, new Formats(locale));
    }

    String text(String key, Object... values) {
        return messages.getMessage(key, values, format.locale());
    }

    /** A text that the code can't know all keys of: the key's own end where there is none. */
    String name(String prefix, String id) {
        return messages.getMessage(prefix + id, null, id, format.locale()) instanceof String name ? name : id;
    }

    String number(long number) {
        return format.number(number);
    }

    String duration(@Nullable Long milliseconds) {
        return milliseconds == null ? NOTHING : format.duration(milliseconds);
    }

    String share(long part, long whole) {
        return format.share(whole == 0 ? 0 : (double) part / whole);
    }

    String thousandths(@Nullable Long thousandths) {
        return thousandths == null ? NOTHING : format.thousandths(thousandths);
    }

    String money(List<Money> sums) {
        return sums.isEmpty() ? NOTHING : sums.stream().map(format::money).collect(Collectors.joining(" + "));
    }
}
