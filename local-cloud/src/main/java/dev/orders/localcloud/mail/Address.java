package dev.orders.localcloud.mail;

import dev.orders.localcloud.wire.AwsException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of a mail, plain or with a name before it: {@code "Orders" <orders@example.com>}.
 *
 * @param mailbox with its domain in lower case; the local part keeps its case, as SES compares it
 * @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html">SES: Destination</a>
 */
record Address(@Nullable String displayName, String mailbox) {

    private static final int MAX_LENGTH = 320;
    private static final Pattern NAMED =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\"<>]*?))\\s*<([^<>]*)>\\s*");
    private static final Pattern LOCAL_PART = Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");

    /** @throws AwsException in SES's words for what is no address: no other mail system gets to see it */
    static Address parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw Refusals.badRequest("Address length is more than " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refusals.badRequest("Local address contains control or whitespace");
        }
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return new Address(null, mailbox(text));
        }
        String quoted = named.group(1);
        String name = quoted == null ? named.group(2) : quoted.replaceAll("\\\\(.)", "$1");
        return new Address(name == null || name.isBlank() ? null : name, mailbox(named.group(3)));
    }

    private static String mailbox(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw Refusals.badRequest("Missing final '@domain'");
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        if (local.chars().anyMatch(Character::isWhitespace)) {
            throw Refusals.badRequest("Local address contains control or whitespace");
        }
        if (!LOCAL_PART.matcher(local).matches()) {
            throw Refusals.badRequest("Illegal address");
        }
        if (domain.startsWith(".")) {
            throw Refusals.badRequest("Domain starts with dot");
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw Refusals.badRequest("Domain contains illegal character");
        }
        return local + "@" + domain.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return displayName == null ? mailbox : displayName + " <" + mailbox + ">";
    }
}
