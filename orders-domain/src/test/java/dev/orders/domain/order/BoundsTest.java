package dev.orders.domain.order;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.line;
import static dev.orders.domain.order.OrderFixtures.order;
import static dev.orders.domain.product.ProductFixtures.MUG;
import static dev.orders.domain.product.ProductFixtures.PALACE;
import static dev.orders.domain.product.ProductFixtures.PEN;
import static dev.orders.domain.product.ProductFixtures.POSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orders.domain.ordering.IdempotencyKey;
import dev.orders.domain.product.Sku;
import java.util.Collections;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 999})
    void takesQuantitiesOfOneTo999(int quantity) {
        assertThat(new Quantity(quantity).value()).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1000, Integer.MAX_VALUE})
    void refusesOtherQuantities(int quantity) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(quantity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Line one\nLine two\tand a tab", "Grüße, 你好 👋"})
    void takesText(String note) {
        assertThat(new Note(note).text()).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null\u0000",
                "bell\u0007",
                "carriage\rreturn",
                "delete\u007f",
                "next line\u0085",
                "half \ud83d"
            })
    void refusesWhatIsNoText(String note) {
        assertThat(Note.violation(note)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new Note(note));
    }

    @Test
    void countsCharactersOfANoteNotTheirCodeUnits() {
        assertThat(Note.violation("👋".repeat(Note.MAX))).isEmpty();
        assertThat(Note.violation("a".repeat(Note.MAX + 1))).isPresent();
    }

    @Test
    void takesOneToFiftyLines() {
        assertThat(Order.place(OrderFixtures.orderId(1), ANNA, lines(50), null, OrderFixtures.PLACED_AT)
                        .total())
                .isEqualTo(Money.ofMinor(CurrencyUnit.EUR, 50 * 1299));
        for (var count : List.of(0, 51)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Order(
                            OrderFixtures.orderId(1),
                            ANNA,
                            lines(count),
                            Money.zero(CurrencyUnit.EUR),
                            null,
                            OrderFixtures.PLACED_AT,
                            null,
                            1));
        }
    }

    @Test
    void addsUpItsLines() {
        assertThat(order(ANNA, 1, line(MUG, 2), line(PEN, 1)).total()).isEqualTo(Money.ofMinor(CurrencyUnit.EUR, 2848));
    }

    @Test
    void hasOneCurrency() {
        var anOrder = order(ANNA, 1, line(MUG, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Order(
                        anOrder.id(),
                        ANNA,
                        List.of(line(MUG, 1), line(POSTER, 1)),
                        anOrder.total(),
                        null,
                        anOrder.placedAt(),
                        null,
                        1));
    }

    @Test
    void hasATotalThatNoSumCanOverflow() {
        assertThat(order(ANNA, 1, line(PALACE, 1)).total().getAmountMinorLong()).isEqualTo(Order.MAX_TOTAL_MINOR);
        assertThatIllegalArgumentException().isThrownBy(() -> order(ANNA, 1, line(PALACE, 1), line(PEN, 1)));
        var most = Collections.nCopies(Order.MAX_LINES, line(PALACE, Quantity.MAX));
        assertThat(Order.total(most).getAmountMinor().toPlainString()).isEqualTo("449909602774312500450");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "019A0000-0001-7000-8000-0123456789AB",
                "019a00000001700080000123456789ab",
                "019a0000-0001-7000-8000-0123456789ab ",
                "idempotency#00"
            })
    void takesOnlyCanonicalUuidsAsOrderIds(String text) {
        assertThat(OrderId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a#b", "a\n"})
    void refusesOtherSkusAndUserIds(String text) {
        assertThat(Sku.isValid(text)).isFalse();
        assertThat(UserId.isValid(text)).isFalse();
    }

    @Test
    void takesOneTo255VisibleAsciiCharactersAsAKey() {
        assertThat(IdempotencyKey.isValid("!~".repeat(127) + "a")).isTrue();
        assertThat(List.of("", "a b", "ä", "\u0000", "a".repeat(256))).noneMatch(IdempotencyKey::isValid);
    }

    private static List<OrderLine> lines(int count) {
        return Collections.nCopies(count, line(MUG, 1));
    }
}
